// The suite that runs inside a real VS Code: `run()` is what @vscode/test-electron asks for.
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');
const vscode = require('vscode');

/** Longest time until the browser has on disk what the window remembers. */
const REMEMBERED_MS = 7000;

/** Files of suites in a folder; `KINDRED_SUITES` names those wanted by the beginnings of their files, with commas between. */
function suitesIn(folder) {
  const wanted = (process.env.KINDRED_SUITES ?? '').split(',');
  const files = readdirSync(folder).sort().filter(file => file.endsWith('.test.cjs') && wanted.some(name => file.startsWith(name)));
  return files.map(file => path.join(folder, file));
}

/** Longest time of one test: it only ends what hangs, since what waits in vain says so by itself before. */
const TOO_LONG_MS = 300_000;

/** Runs suites, and gives how many tests passed and failed. */
function runSuites(files) {
  const mocha = new Mocha({ ui: 'bdd', timeout: TOO_LONG_MS, color: false, reporter: 'spec' });
  for (const file of files) mocha.addFile(file);
  return new Promise(resolve => {
    const runner = mocha.run(() => resolve({ passed: runner.stats.passes, failed: runner.stats.failures }));
  });
}

/**
 * Runs the suites here, reloads the window where a browser shows it, and then those in `afterReload`: the window that comes
 * back calls `run` once more, and sees by the counts on disk that the first ones are done.
 */
exports.run = async () => {
  const results = process.env.KINDRED_TEST_RESULTS;
  const afterReload = suitesIn(path.join(__dirname, 'afterReload'));
  const before = results && existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  const own = await runSuites(before ? afterReload : suitesIn(__dirname));
  const counts = { passed: own.passed + (before?.passed ?? 0), failed: own.failed + (before?.failed ?? 0) };
  if (results) writeFileSync(results, JSON.stringify(counts));
  if (results && !before && afterReload.length > 0 && process.env.KINDRED_TEST_BROWSER) {
    await new Promise(resolve => setTimeout(resolve, REMEMBERED_MS));
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
    // This host ends here.
    await new Promise(() => undefined);
  }
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
};
