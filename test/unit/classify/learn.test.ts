import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { classReport } from '../../../src/core/classify/classReport';
import { stratifiedFolds } from '../../../src/core/classify/folds';
import { learnClasses } from '../../../src/core/classify/learn';
import { sharpen } from '../../../src/core/classify/sharpen';
import { classProbabilities } from '../../../src/core/classify/softmax';
import { likeliest, type Verdicts } from '../../../src/core/classify/verdicts';
import { CancelledError } from '../../../src/core/work';
import reference from '../../reference/classify.json';
import { matrixOfNumbers } from '../matrices';

const unequal = reference.cases.find(({ name }) => name === 'seven classes of unequal size')!;
const x = matrixOfNumbers(unequal.rows, unequal.columns);
const labels = Int32Array.from(unequal.labels);

describe('folds', () => {
  it('each have their share of every class', () => {
    const folds = stratifiedFolds(labels, 7, 5, 1);
    for (let k = 0; k < 7; k++) {
      const sizes = [0, 1, 2, 3, 4].map(fold => folds.filter((of, row) => of === fold && labels[row] === k).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
    const all = [0, 1, 2, 3, 4].map(fold => folds.filter(of => of === fold).length);
    expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
  });

  it('never hold out what is alone in its class', () => {
    expect([...stratifiedFolds(Int32Array.of(0, 1, 0, 2), 3, 5, 1)].map(fold => fold < 0)).toEqual([false, true, false, true]);
  });
});

describe('sharpening equals scipy', () => {
  it.each(reference.sharpenings)('$name', ({ columns, labels, scores, factor, loss }) => {
    const ours = sharpen(matrixOfNumbers(scores, columns), Int32Array.from(labels));
    expect(Math.abs(ours.factor - factor)).toBeLessThan(1e-2 * Math.max(1, factor));
    expect(ours.loss).toBeCloseTo(loss, 4);
  });
});

describe('class report', () => {
  const { truth, said, scores, macro, weighted, accuracy, confusion } = reference.report;

  it('equals scikit-learn', () => {
    const sure = Float32Array.from(said, (_, at) => (at % 4 === 0 ? 0.3 : 0.8));
    const report = classReport([...'abcde'], Int32Array.from(truth), { labels: Int32Array.from(said), probabilities: sure }, 0.5)!;
    report.scores.forEach((score, k) => {
      for (const part of ['precision', 'recall', 'f1', 'support'] as const) expect(score[part]).toBeCloseTo(scores[k][part], 9);
    });
    const { means } = report;
    [means.precisionMacro, means.recallMacro, means.f1Macro].forEach((value, at) => expect(value).toBeCloseTo(macro[at], 9));
    [means.precisionWeighted, means.recallWeighted, means.f1Weighted].forEach((value, at) => expect(value).toBeCloseTo(weighted[at], 9));
    expect(means.accuracy).toBeCloseTo(accuracy, 9);
    expect(report.confusion).toEqual(confusion.map(row => [...row, 0]));
    expect(report.sure).toBe(120);
    expect(report.sureAndRight).toBe(truth.filter((label, at) => at % 4 !== 0 && said[at] === label).length);
  });

  it('counts what is said to be of none as missed, and leaves out what has no class', () => {
    const said = { labels: Int32Array.of(0, -1, 1, 1), probabilities: new Float32Array(4).fill(1) };
    const { measured, scores, confusion } = classReport(['a', 'b'], Int32Array.of(0, 0, 1, -1), said, 0.5)!;
    expect(measured).toBe(3);
    expect(scores.map(({ precision, recall }) => [precision, recall])).toEqual([[1, .5], [1, 1]]);
    expect(confusion).toEqual([[1, 0, 1], [0, 1, 0]]);
  });
});

describe('learning classes', () => {
  const learn = (rows: readonly number[], seed = 1) => {
    const picked = Int32Array.from(rows);
    return learnClasses(rowsOf(x, picked), picked.map(row => labels[row]), 7, seed, plainAlgebra);
  };
  const seenAs = (rows: readonly number[], unseen: Verdicts) =>
    classReport([...'abcdefg'], Int32Array.from(rows, (row, at) => (unseen.labels[at] < 0 ? -1 : labels[row])), unseen, 0.5);
  const firstOfEach = (count: number) => [...labels.keys()].filter(row => labels.subarray(0, row).filter(label => label === labels[row]).length < count);

  it('tells beforehand how well it will do on what it has not seen', async () => {
    const { head, unseen } = await learn(unequal.train);
    const report = seenAs(unequal.train, unseen);
    const test = Int32Array.from(labels.keys()).filter(row => !unequal.train.includes(row));
    const said = likeliest(await classProbabilities(rowsOf(x, test), head, plainAlgebra));
    const right = said.labels.filter((label, at) => label === labels[test[at]]).length / test.length;
    expect(report!.measured).toBe(unequal.train.length);
    expect(Math.abs(report!.means.accuracy - right)).toBeLessThan(0.12);
    const mean = said.probabilities.reduce((sum, value) => sum + value, 0) / test.length;
    expect(Math.abs(mean - right)).toBeLessThan(0.1);
  });

  it('is the same again with the same seed', async () => {
    const [first, second] = [await learn(unequal.train, 3), await learn(unequal.train, 3)];
    expect(second).toEqual(first);
  });

  it('learns from two examples of each class', async () => {
    const { unseen, head } = await learn(firstOfEach(2));
    expect(seenAs(firstOfEach(2), unseen)!.measured).toBe(14);
    const said = likeliest(await classProbabilities(x, head, plainAlgebra)).labels;
    expect(said.filter((label, row) => label === labels[row]).length / x.rows).toBeGreaterThan(0.5);
  });

  it('learns from one example of each class, and says that nothing was measured', async () => {
    const { unseen, head } = await learn(firstOfEach(1));
    expect(seenAs(firstOfEach(1), unseen)).toBeNull();
    const said = likeliest(await classProbabilities(x, head, plainAlgebra)).labels;
    expect(said.filter((label, row) => label === labels[row]).length / x.rows).toBeGreaterThan(0.4);
  });

  it('measures the others where one class has a single example', async () => {
    const rows = [...labels.keys()].filter(row => labels[row] !== 6 || row === labels.indexOf(6));
    const { unseen } = await learn(rows);
    const report = seenAs(rows, unseen);
    expect(report!.measured).toBe(rows.length - 1);
    expect(report!.scores[6].support).toBe(0);
    expect(report!.means.f1Macro).toBeGreaterThan(0.5);
  });

  it('stops when asked to, and tells how far it is', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const report = (done: number, total: number) => {
      seen.push(done / total);
      if (seen.length === 2) stop.abort();
    };
    await expect(learnClasses(x, labels, 7, 1, plainAlgebra, { signal: stop.signal, report })).rejects.toThrow(CancelledError);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
