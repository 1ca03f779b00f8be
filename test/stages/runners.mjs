// Stages that run a test runner and take over its counts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';
import { temporaryFolder } from '../harness/cache.mjs';
import { ensureChromium } from '../harness/chromium.mjs';
import { cleanEnvironment, run } from '../harness/processes.mjs';

const environment = cleanEnvironment({ FORCE_COLOR: '0', NO_COLOR: '1' });

/** Far more than any stage needs, even on a busy machine; it only ends what hangs. */
const TOO_LONG = 15 * 60_000;

/** Runs vitest with a configuration file; a file that could not even be loaded counts as one failure. */
async function vitest(config, tell) {
  const { folder, remove } = temporaryFolder('vitest');
  try {
    const report = path.join(folder, 'report.json');
    const parameters = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code } = await run(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), ...parameters], { cwd: root, onText: tell, timeout: TOO_LONG, env: environment });
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failedTests = testResults.flatMap(file => file.assertionResults).filter(test => test.status === 'failed').length;
    const brokenFiles = testResults.filter(file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed')).length;
    const failed = failedTests + brokenFiles;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(1, failed) };
  } finally {
    remove();
  }
}

export const unitTests = tell => vitest('vitest.config.mts', tell);

/** The command line and the package, run as processes. */
export const processTests = tell => vitest('test/process/vitest.config.mts', tell);

/** The map in Chromium, by Node's own runner, whose summaries are `ℹ pass N` and `ℹ fail N`; there are two. */
export async function mapTests(tell) {
  const withBrowser = { ...environment, KINDRED_CHROMIUM: await ensureChromium(text => tell(`${text}\n`)) };
  const { code, output } = await run(process.execPath, [path.join(root, 'test/map/run.mjs')], { cwd: root, onText: tell, timeout: TOO_LONG, env: withBrowser });
  const counts = word => [...output.matchAll(new RegExp(`^\\S+ ${word} (\\d+)$`, 'gm'))].map(match => Number(match[1]));
  const count = word => counts(word).reduce((sum, number) => sum + number, counts(word).length === 2 ? 0 : NaN);
  const passed = count('pass');
  if (Number.isNaN(passed)) throw new Error(`the map's tests ended (${code}) without a count`);
  return { passed, failed: code === 0 ? count('fail') : Math.max(1, count('fail')) };
}
