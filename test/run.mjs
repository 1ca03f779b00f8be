// All tests by one command, on a machine with nothing but Node and npm: `npm test`, or `node test/run.mjs <stage>…`.
// The last line is `N passed, N failed`.
import { ensureDependencies } from '../scripts/project.mjs';

const start = Date.now();
const seconds = () => ((Date.now() - start) / 1000).toFixed(0).padStart(4);

/** Prints whole lines, each with the time and the stage it comes from. */
function teller(stage) {
  let rest = '';
  return text => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) console.log(`${seconds()} s  ${stage.padEnd(11)} │ ${line}`);
  };
}

/** Runs one stage; a stage that throws, or counts no test at all, is one failure. */
async function runStage(stage) {
  const tell = teller(stage.name);
  let counts;
  try {
    counts = await stage.run(tell);
    if (!(counts.passed + counts.failed > 0)) throw new Error('no test ran');
  } catch (error) {
    tell(`${error?.stack ?? error}\n`);
    counts = { passed: counts?.passed ?? 0, failed: Math.max(1, counts?.failed ?? 0), failures: [String(error)] };
  }
  tell(`${counts.failed ? '✘' : '✔'} ${counts.passed} passed, ${counts.failed} failed\n`);
  return { name: stage.name, ...counts };
}

async function main(names) {
  ensureDependencies(text => teller('setup')(`${text}\n`));
  const { choose } = await import('./stages/stages.mjs');
  const results = [];
  // Stages of one step run side by side; a step waits for the one before it.
  for (const step of choose(names)) results.push(...(await Promise.all(step.map(runStage))));
  for (const { name, failures = [], late = [] } of results) {
    for (const line of late) console.log(`${name}: passed at the second try only: ${line}`);
    for (const line of failures) console.log(`${name}: failed: ${line}`);
  }
  console.log(`\n${'stage'.padEnd(12)} passed  failed`);
  for (const { name, passed, failed } of results) console.log(`${name.padEnd(12)} ${String(passed).padStart(6)}  ${String(failed).padStart(6)}`);
  return { passed: results.reduce((sum, one) => sum + one.passed, 0), failed: results.reduce((sum, one) => sum + one.failed, 0) };
}

let total = { passed: 0, failed: 1 };
try {
  total = await main(process.argv.slice(2));
} catch (error) {
  console.log(error?.stack ?? error);
}
console.log(`in ${seconds().trim()} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
