import { expect, it } from 'vitest';
import { withSecondTry } from '../../stages/outcomes.mjs';

const quiet = () => undefined;
const outcome = (file: string, test: string, why?: string) => ({ file, test, ...(why && { why }) });

/** A stage whose runs have these outcomes, one after the other; keeps which files were asked for. */
function stage(...runs: (ReturnType<typeof outcome>[] | Error)[]) {
  const asked: (string[] | undefined)[] = [];
  const run = (files?: string[]) => {
    const next = runs[asked.push(files) - 1];
    return Array.isArray(next) ? Promise.resolve(next) : Promise.reject(next ?? new Error('asked too often'));
  };
  return { asked, run };
}

it('counts without a second try where all pass', async () => {
  const { run, asked } = stage([outcome('a', '1'), outcome('b', '2')]);
  expect(await withSecondTry(run, quiet)).toEqual({ passed: 2, failed: 0, failures: [] });
  expect(asked).toEqual([undefined]);
});

it('tries files with a failure again, and tells what passed then only', async () => {
  const { run, asked } = stage([outcome('a', '1', 'late'), outcome('a', '2'), outcome('b', '3')], [outcome('a', '1'), outcome('a', '2')]);
  expect(await withSecondTry(run, quiet)).toEqual({ passed: 3, failed: 0, failures: [], late: ['a › 1: late'] });
  expect(asked).toEqual([undefined, ['a']]);
});

it('fails what fails twice, and what fails in the second try only', async () => {
  const { run } = stage([outcome('a', '1', 'wrong'), outcome('a', '2')], [outcome('a', '1', 'wrong'), outcome('a', '2', 'too')]);
  expect(await withSecondTry(run, quiet)).toEqual({ passed: 0, failed: 2, failures: ['a › 1: wrong', 'a › 2: too'] });
});

it('does not take many failures for chance', async () => {
  const { run, asked } = stage(['a', 'b', 'c', 'd'].map(file => outcome(file, '1', 'wrong')));
  expect(await withSecondTry(run, quiet)).toMatchObject({ passed: 0, failed: 4 });
  expect(asked).toHaveLength(1);
});

it('runs everything again where the run itself broke, and breaks where it does so twice', async () => {
  const once = stage(new Error('died'), [outcome('a', '1')]);
  expect(await withSecondTry(once.run, quiet)).toMatchObject({ passed: 1, failed: 0, late: [expect.stringContaining('died')] });
  expect(once.asked).toEqual([undefined, undefined]);
  const twice = stage(new Error('died'), new Error('died again'));
  await expect(withSecondTry(twice.run, quiet)).rejects.toThrow('died again');
});
