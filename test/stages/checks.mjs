// Stages that pass or fail as one.
import path from 'node:path';
import { packageExtension } from '../../scripts/package.mjs';
import { root } from '../../scripts/project.mjs';
import { ensureChromium } from '../harness/chromium.mjs';
import { ensureCodeServer } from '../harness/codeServer.mjs';
import { run } from '../harness/processes.mjs';

const one = passed => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

/** Runs a tool of node_modules with this Node. */
async function tool(file, parameters, tell) {
  const { code } = await run(process.execPath, [path.join(root, 'node_modules', file), ...parameters], { cwd: root, onText: tell, timeout: 300_000 });
  return one(code === 0);
}

export const checkTypes = tell => tool('typescript/bin/tsc', ['--noEmit'], tell);

export const checkLint = tell => tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], tell);

/** Builds for production and packs; what comes after uses the same bundles. */
export async function makePackage(tell) {
  const file = await packageExtension({ tell: text => tell(`${text}\n`) });
  tell(`${path.basename(file)}\n`);
  return one(true);
}

/** Fetches the editor and the browser, if they are not there. */
export async function downloadEditor(tell) {
  const line = text => tell(`${text}\n`);
  await Promise.all([ensureCodeServer(line), ensureChromium(line)]);
  return one(true);
}
