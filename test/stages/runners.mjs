// Stages that run a test runner and take over its counts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';
import { temporaryFolder } from '../harness/cache.mjs';
import { cleanEnvironment, run } from '../harness/processes.mjs';

const environment = cleanEnvironment({ FORCE_COLOR: '0', NO_COLOR: '1' });

/** Runs vitest with a configuration file; a file that could not even be loaded counts as one failure. */
async function vitest(config, tell, timeout) {
  const { folder, remove } = temporaryFolder('vitest');
  try {
    const report = path.join(folder, 'report.json');
    const parameters = ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const { code } = await run(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), ...parameters], { cwd: root, onText: tell, timeout, env: environment });
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failedTests = testResults.flatMap(file => file.assertionResults).filter(test => test.status === 'failed').length;
    const brokenFiles = testResults.filter(file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed')).length;
    const failed = failedTests + brokenFiles;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(1, failed) };
  } finally {
    remove();
  }
}

export const unitTests = tell => vitest('vitest.config.mts', tell, 300_000);

/** The command line and the package, run as processes. */
export const processTests = tell => vitest('test/process/vitest.config.mts', tell, 600_000);

/** The map in Chromium; its command prints `N passed, N failed` at last. */
export async function mapTests(tell) {
  const { code, output } = await run(process.execPath, [path.join(root, 'test/map/run.mjs')], { cwd: root, onText: tell, timeout: 300_000, env: environment });
  const counts = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (!counts) throw new Error(`the map's tests ended (${code}) without a count`);
  const failed = Number(counts[2]);
  return { passed: Number(counts[1]), failed: code === 0 ? failed : Math.max(1, failed) };
}
