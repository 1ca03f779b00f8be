// Stages that run a test runner and take over what came of its tests.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/project.mjs';
import { temporaryFolder } from '../harness/cache.mjs';
import { ensureChromium } from '../harness/chromium.mjs';
import { cleanEnvironment, run } from '../harness/processes.mjs';
import { summaryOf, withSecondTry } from './outcomes.mjs';

const environment = cleanEnvironment({ FORCE_COLOR: '0', NO_COLOR: '1' });

/** Far more than any stage needs, even on a busy machine; it only ends what hangs. */
const TOO_LONG = 15 * 60_000;

/** Tests of pages that measure speed run alone, after the others. */
const MEASURING = ['speed.test.mjs', 'many.test.mjs'];
/** They mostly wait for what fades and glides, so that two cores can take three. */
const PAGES_AT_ONCE = 3;

/** Runs a runner of tests, and gives the outcomes it leaves in a report; `parametersOf` and `read` know its form. */
async function outcomesOf(parametersOf, read, tell, env = environment) {
  const { folder, remove } = temporaryFolder('report');
  try {
    const report = path.join(folder, 'report.json');
    const { code } = await run(process.execPath, parametersOf(report), { cwd: root, onText: tell, timeout: TOO_LONG, env });
    const outcomes = read(JSON.parse(readFileSync(report, 'utf8')));
    const explained = code === 0 || outcomes.some(({ why }) => why !== undefined);
    return explained ? outcomes : [...outcomes, { test: 'the run', why: `ended with ${code}` }];
  } finally {
    remove();
  }
}

/** What vitest's report says; a file that could not even be loaded is one failure. */
function outcomesOfVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const tests = assertionResults.filter(test => test.status === 'passed' || test.status === 'failed');
    const outcomes = tests.map(test => ({ file, test: test.fullName, why: test.status === 'failed' ? test.failureMessages.join('\n') : undefined }));
    return status === 'failed' && outcomes.every(({ why }) => why === undefined) ? [...outcomes, { file, test: '', why: message || 'failed' }] : outcomes;
  });
}

/** Runs vitest with a configuration file. */
function vitest(config, tell, files = []) {
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const parameters = report => [program, 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  return outcomesOf(parameters, outcomesOfVitest, tell);
}

export const unitTests = async tell => summaryOf(await vitest('vitest.config.mts', tell));

/** The command line and the package, run as processes. */
export const processTests = tell => withSecondTry(files => vitest('test/process/vitest.config.mts', tell, files), tell);

/** Runs files of tests with Node's own runner, so many at once. */
function nodeTests(files, atOnce, tell, env) {
  const reporter = path.join(root, 'test/harness/outcomesReporter.mjs');
  return files.length === 0 ? [] : outcomesOf(report => [
    '--test', `--test-concurrency=${atOnce}`, '--test-reporter=spec', '--test-reporter-destination=stdout',
    `--test-reporter=${reporter}`, `--test-reporter-destination=${report}`, ...files,
  ], outcomes => outcomes, tell, env);
}

/** The map and the other pages in Chromium. */
export async function mapTests(tell) {
  const withBrowser = { ...environment, KINDRED_CHROMIUM: await ensureChromium(text => tell(`${text}\n`)) };
  const folder = path.join(root, 'test/map');
  const some = (files, atOnce) => nodeTests(files.map(name => path.join(folder, name)), atOnce, tell, withBrowser);
  // Node's runner takes files by name, however they are given.
  const all = readdirSync(folder).filter(name => name.endsWith('.test.mjs'));
  return withSecondTry(async (files = all) => [
    ...(await some(files.filter(name => !MEASURING.includes(name)), PAGES_AT_ONCE)),
    ...(await some(files.filter(name => MEASURING.includes(name)), 1)),
  ], tell);
}

/** The dialogs in a real VS Code, by hand. */
export const dialogTests = tell => withSecondTry(() => nodeTests([path.join(root, 'test/dialogs/dialogs.test.mjs')], 1, tell), tell);
