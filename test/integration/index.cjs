// The suite that runs inside a real VS Code: `run()` is what @vscode/test-electron asks for.
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');
const vscode = require('vscode');

/** Longest time until the browser has on disk what the window remembers. */
const REMEMBERED_MS = 7000;

/**
 * Files of suites in a folder; `KINDRED_SUITES` names those wanted by the beginnings of their files, with commas between,
 * and a second try `KINDRED_TEST_FILES`.
 */
function suitesIn(folder) {
  const wanted = (process.env.KINDRED_TEST_FILES ?? process.env.KINDRED_SUITES ?? '').split(',');
  const files = readdirSync(folder).sort().filter(file => file.endsWith('.test.cjs') && wanted.some(name => file.startsWith(name)));
  return files.map(file => path.join(folder, file));
}

/** Longest time of one test: it only ends what hangs, since what waits in vain says so by itself before. */
const TOO_LONG_MS = 300_000;

/** Runs suites, and gives what came of every test (see test/stages/outcomes.mjs); a suite after the reload goes with its twin. */
function runSuites(files) {
  const mocha = new Mocha({ ui: 'bdd', timeout: TOO_LONG_MS, color: false, reporter: 'spec' });
  for (const file of files) mocha.addFile(file);
  const outcomes = [];
  const note = (runnable, why) => {
    let suite = runnable.parent;
    while (suite && !suite.file) suite = suite.parent;
    outcomes.push({ file: suite && path.basename(suite.file), test: runnable.fullTitle(), why });
  };
  return new Promise(resolve => {
    mocha.run(() => resolve(outcomes))
      .on('pass', test => note(test))
      .on('fail', (runnable, error) => note(runnable, String(error?.stack ?? error)));
  });
}

/**
 * Runs the suites here, reloads the window where a browser shows it, and then those in `afterReload`: the window that comes
 * back calls `run` once more, and sees by the outcomes on disk that the first ones are done.
 */
exports.run = async () => {
  const results = process.env.KINDRED_TEST_RESULTS;
  const afterReload = suitesIn(path.join(__dirname, 'afterReload'));
  const before = results && existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  const own = await runSuites(before ? afterReload : suitesIn(__dirname));
  const outcomes = [...(before ?? []), ...own];
  if (results) writeFileSync(results, JSON.stringify(outcomes));
  if (results && !before && afterReload.length > 0 && process.env.KINDRED_TEST_BROWSER) {
    await new Promise(resolve => setTimeout(resolve, REMEMBERED_MS));
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
    // This host ends here.
    await new Promise(() => undefined);
  }
  const failed = outcomes.filter(({ why }) => why !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length} tests failed`);
};
