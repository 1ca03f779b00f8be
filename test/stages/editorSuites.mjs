// Stages that run the integration suite inside a real VS Code.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../../scripts/package.mjs';
import { root } from '../../scripts/project.mjs';
import { temporaryFolder } from '../harness/cache.mjs';
import { installVsix } from '../harness/editorServer.mjs';
import { runSuite } from '../harness/runSuite.mjs';

const suite = path.join(root, 'test/integration/index.cjs');
const pictures = path.join(root, 'out/test');

/** Calls `act` with a copy of the fixture workspace and the variables that tell the suite where to leave its counts. */
async function withWorkspace(mode, act) {
  const { folder, remove } = temporaryFolder('workspace');
  try {
    const workspace = path.join(folder, 'workspace');
    cpSync(path.join(root, 'test/fixtures/workspace'), workspace, { recursive: true });
    mkdirSync(pictures, { recursive: true });
    const results = path.join(folder, 'results.json');
    const reason = await act(workspace, { KINDRED_TEST_RESULTS: results, KINDRED_TEST_MODE: mode }, folder);
    if (!existsSync(results)) throw new Error(reason ?? 'the suite left no counts');
    const { passed, failed } = JSON.parse(readFileSync(results, 'utf8'));
    return { passed, failed: reason ? Math.max(1, failed) : failed };
  } finally {
    remove();
  }
}

/** From this folder, as an extension under development. */
export function inSourceExtension(tell) {
  return withWorkspace('source', (folder, environment) =>
    runSuite({ folder, developmentPath: root, suite, environment, picture: path.join(pictures, 'integration-failed.png'), onText: tell }));
}

/** From the installed package; the extension under development is one that does nothing. */
export function inPackagedExtension(tell) {
  const developmentPath = path.join(root, 'test/harness/driver');
  return withWorkspace('vsix', async (folder, environment, beside) => {
    const home = path.join(beside, 'editor');
    await installVsix(await packageExtension(), home);
    return runSuite({ folder, developmentPath, suite, home, environment, picture: path.join(pictures, 'vsix-failed.png'), onText: tell });
  });
}

/** From this folder in a desktop VS Code that is installed here: `VSCODE_EXECUTABLE=/usr/share/code/code`. */
export async function inDesktop(tell) {
  const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;
  if (!vscodeExecutablePath) throw new Error('set VSCODE_EXECUTABLE to the executable of a desktop VS Code');
  const { runTests } = await import('@vscode/test-electron');
  return withWorkspace('source', async (folder, extensionTestsEnv) => {
    try {
      await runTests({ vscodeExecutablePath, extensionDevelopmentPath: root, extensionTestsPath: suite, extensionTestsEnv, launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'] });
    } catch (error) {
      tell(`${error}\n`);
      return String(error);
    }
  });
}
