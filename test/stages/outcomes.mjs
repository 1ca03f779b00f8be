// What came of the tests of a stage, one entry each: `{ file, test, why? }`, with `why` where it failed. Tests in real
// browsers and processes that fail get a second try alone, and what passed only then is told at the end.

/** More files than these do not fail by chance. */
const BY_CHANCE = 3;

/** Counts outcomes, with a line for each that failed. */
export function summaryOf(outcomes) {
  const failures = outcomes.filter(({ why }) => why !== undefined);
  return { passed: outcomes.length - failures.length, failed: failures.length, failures: failures.map(told) };
}

/**
 * Runs a stage, and files with a failure once more. `run(files)` resolves to the outcomes of these files, or of all, and
 * throws where there are none.
 */
export async function withSecondTry(run, tell) {
  const first = await run().catch(error => [{ test: 'the run', why: String(error?.stack ?? error) }]);
  const failed = first.filter(({ why }) => why !== undefined);
  const files = [...new Set(failed.map(({ file }) => file))];
  if (files.length === 0 || files.length > BY_CHANCE) return summaryOf(first);
  tell(`a second try, after:\n${failed.map(one => `${told(one)}\n`).join('')}`);
  // A failure of no file in particular is one of all.
  const whole = files.includes(undefined);
  const second = await run(whole ? undefined : files);
  const summary = summaryOf([...(whole ? [] : first.filter(({ file }) => !files.includes(file))), ...second]);
  return summary.failed > 0 ? summary : { ...summary, late: failed.map(told) };
}

const told = ({ file, test, why }) => `${[file, test].filter(Boolean).join(' › ')}: ${why.split('\n').slice(0, 3).join(' ⏎ ').slice(0, 600)}`;
