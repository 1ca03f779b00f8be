import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { classProbabilities, softmaxRegression, trainingRows } from '../../../src/core/classify/softmax';
import { likeliest } from '../../../src/core/classify/verdicts';
import { CancelledError } from '../../../src/core/work';
import reference from '../../reference/classify.json';
import { matrixOfNumbers } from '../matrices';

type Case = (typeof reference.cases)[number];

function trainingOf({ columns, rows, labels, train }: Case) {
  const x = matrixOfNumbers(rows, columns);
  const picked = Int32Array.from(train);
  const classes = Math.max(...labels) + 1;
  return { x, classes, training: trainingRows(rowsOf(x, picked), picked.map(row => labels[row]), classes) };
}

function farthest(ours: ArrayLike<number>, theirs: readonly number[]): number {
  return Math.max(...theirs.map((value, at) => Math.abs(ours[at] - value)));
}

describe('softmax regression equals scikit-learn', () => {
  it.each(reference.cases.filter(({ labels }) => labels.includes(2)))('$name', async one => {
    const { x, training } = trainingOf(one);
    const head = await softmaxRegression(training, { freedom: one.freedom, tolerance: 1e-7 }, plainAlgebra);
    const scale = Math.max(...one.weights.map(Math.abs));
    expect(farthest(head.weights.data, one.weights) / scale).toBeLessThan(1e-3);
    expect(farthest(head.intercepts, one.intercepts) / scale).toBeLessThan(1e-3);
    const likely = await classProbabilities(x, head, plainAlgebra);
    expect(farthest(likely.data, one.probabilities)).toBeLessThan(1e-3);
    expect([...likeliest(likely).labels]).toEqual(one.predictions);
  });

  it('two classes, of which scikit-learn weighs the difference: half the freedom', async () => {
    const one = reference.cases.find(({ name }) => name === 'two classes')!;
    const { x, training } = trainingOf(one);
    const head = await softmaxRegression(training, { freedom: one.freedom / 2, tolerance: 1e-7 }, plainAlgebra);
    expect(farthest((await classProbabilities(x, head, plainAlgebra)).data, one.probabilities)).toBeLessThan(1e-3);
    const { data, columns } = head.weights;
    expect(farthest(data.subarray(columns).map((value, c) => value - data[c]), one.weights)).toBeLessThan(1e-2);
  });
});

describe('softmax regression', () => {
  const [one] = reference.cases;

  it('leaves the rows of a fold out, as if they were not there', async () => {
    const { training, x, classes } = trainingOf(one);
    const folds = training.labels.map((_, row) => row % 3);
    const without = await softmaxRegression(training, { freedom: 1, without: { folds, fold: 1 }, tolerance: 1e-7 }, plainAlgebra);
    const rows = Int32Array.from(one.train).filter((_, at) => at % 3 !== 1);
    const fewer = trainingRows(rowsOf(x, rows), rows.map(row => one.labels[row]), classes);
    const alone = await softmaxRegression(fewer, { freedom: 1, tolerance: 1e-7 }, plainAlgebra);
    expect(farthest(without.weights.data, [...alone.weights.data])).toBeLessThan(1e-3);
    expect(farthest(without.intercepts, [...alone.intercepts])).toBeLessThan(1e-3);
  });

  it('comes to the same head from another start', async () => {
    const { training } = trainingOf(one);
    const cold = await softmaxRegression(training, { freedom: 1, tolerance: 1e-7 }, plainAlgebra);
    const start = await softmaxRegression(training, { freedom: 100 }, plainAlgebra);
    const warm = await softmaxRegression(training, { freedom: 1, start, tolerance: 1e-7 }, plainAlgebra);
    expect(farthest(warm.weights.data, [...cold.weights.data])).toBeLessThan(1e-3);
  });

  it('stops when asked to', async () => {
    const { training } = trainingOf(one);
    await expect(softmaxRegression(training, { freedom: 1 }, plainAlgebra, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });
});
