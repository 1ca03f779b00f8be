// Stages that run the integration suite inside a real VS Code.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../../scripts/package.mjs';
import { root } from '../../scripts/project.mjs';
import { temporaryFolder } from '../harness/cache.mjs';
import { installVsix } from '../harness/editorServer.mjs';
import { runSuite } from '../harness/runSuite.mjs';
import { summaryOf, withSecondTry } from './outcomes.mjs';

const suites = path.join(root, 'test/integration');
const suite = path.join(suites, 'index.cjs');
const pictures = path.join(root, 'out/test');

/**
 * Calls `act` with a copy of the fixture workspace and the variables that tell the suite which files to run and where to
 * leave the outcomes, and gives these; `act` resolves to what went wrong, if anything did.
 */
async function inWorkspace(mode, files, act) {
  const { folder, remove } = temporaryFolder('workspace');
  try {
    const workspace = path.join(folder, 'workspace');
    cpSync(path.join(root, 'test/fixtures/workspace'), workspace, { recursive: true });
    mkdirSync(pictures, { recursive: true });
    const results = path.join(folder, 'results.json');
    const reason = await act(workspace, { KINDRED_TEST_RESULTS: results, KINDRED_TEST_MODE: mode, ...(files && { KINDRED_TEST_FILES: files.join(',') }) }, folder);
    if (!existsSync(results)) throw new Error(reason ?? 'the suite left no outcomes');
    const outcomes = JSON.parse(readFileSync(results, 'utf8'));
    return reason && outcomes.every(({ why }) => why === undefined) ? [...outcomes, { test: 'the run', why: reason }] : outcomes;
  } finally {
    remove();
  }
}

/**
 * Files of suites with tests that the installed package cannot have. All others prove the same of both, which have the same
 * bundles: they run once, from the package, unless suites are asked for by name.
 */
function inSourceOnly() {
  if (process.env.KINDRED_SUITES !== undefined) return undefined;
  const files = readdirSync(suites).filter(name => name.endsWith('.test.cjs'));
  return files.filter(name => readFileSync(path.join(suites, name), 'utf8').includes('KINDRED_TEST_MODE'));
}

/** From this folder, as an extension under development. */
export function inSourceExtension(tell) {
  return withSecondTry((files = inSourceOnly()) => inWorkspace('source', files, (folder, environment) =>
    runSuite({ folder, developmentPath: root, suite, environment, picture: path.join(pictures, 'integration-failed.png'), onText: tell })), tell);
}

/** From the installed package; the extension under development is one that does nothing. */
export function inPackagedExtension(tell) {
  const developmentPath = path.join(root, 'test/harness/driver');
  return withSecondTry(files => inWorkspace('vsix', files, async (folder, environment, beside) => {
    const home = path.join(beside, 'editor');
    await installVsix(await packageExtension(), home);
    return runSuite({ folder, developmentPath, suite, home, environment, picture: path.join(pictures, 'vsix-failed.png'), onText: tell });
  }), tell);
}

/** From this folder in a desktop VS Code that is installed here: `VSCODE_EXECUTABLE=/usr/share/code/code`. */
export async function inDesktop(tell) {
  const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;
  if (!vscodeExecutablePath) throw new Error('set VSCODE_EXECUTABLE to the executable of a desktop VS Code');
  const { runTests } = await import('@vscode/test-electron');
  return summaryOf(await inWorkspace('source', undefined, async (folder, extensionTestsEnv) => {
    try {
      await runTests({ vscodeExecutablePath, extensionDevelopmentPath: root, extensionTestsPath: suite, extensionTestsEnv, launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'] });
    } catch (error) {
      tell(`${error}\n`);
      return String(error);
    }
  }));
}
