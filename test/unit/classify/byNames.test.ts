import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { classifyByNames } from '../../../src/core/classify/byNames';
import { withGroupVotes } from '../../../src/core/classify/groupVotes';
import { likeliest } from '../../../src/core/classify/verdicts';
import { CancelledError, Pace } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';
import { matrixOf } from '../matrices';

/** Documents on five subjects, and a name for each that is less like them than they are like each other. */
const SUBJECTS = [40, 40, 30, 20, 20];
const { vectors, topics } = blobs(SUBJECTS.map(size => size + 1), 1.5, 40, 4);
const firsts = SUBJECTS.map((_, topic) => topics.indexOf(topic));
const documents = Int32Array.from(topics.keys()).filter(row => !firsts.includes(row));
const x = rowsOf(vectors, documents);
const truth = documents.map(row => topics[row]);
const names = (which: readonly number[]) => rowsOf(vectors, Int32Array.from(which, topic => firsts[topic]));

/** Share of the documents for which a test holds. */
function share(rows: ArrayLike<number>, holds: (row: number) => boolean): number {
  return Array.from(rows).filter(holds).length / rows.length;
}
const rowsWhere = (holds: (topic: number) => boolean) => [...truth.keys()].filter(row => holds(truth[row]));

describe('sorting by names', () => {
  it('is right more often than the nearest name alone', async () => {
    const all = [0, 1, 2, 3, 4];
    const { labels, probabilities } = await classifyByNames(x, names(all), 1, plainAlgebra);
    const nearest = likeliest(await plainAlgebra.productTransposed(x, names(all))).labels;
    const right = share([...truth.keys()], row => labels[row] === truth[row]);
    expect(right).toBeGreaterThan(share([...truth.keys()], row => nearest[row] === truth[row]) + 0.02);
    expect(right).toBeGreaterThan(0.85);
    expect(probabilities.every(value => value > 0 && value <= 1)).toBe(true);
  });

  it('says of documents that belong to no name that they do', async () => {
    const { labels } = await classifyByNames(x, names([0, 3]), 1, plainAlgebra);
    expect(share(rowsWhere(topic => topic === 0), row => labels[row] === 0)).toBeGreaterThan(0.9);
    expect(share(rowsWhere(topic => topic === 3), row => labels[row] === 1)).toBeGreaterThan(0.9);
    expect(share(rowsWhere(topic => topic !== 0 && topic !== 3), row => labels[row] === -1)).toBeGreaterThan(0.7);
  });

  it('takes a single name', async () => {
    const { labels } = await classifyByNames(x, names([2]), 1, plainAlgebra);
    expect(share(rowsWhere(topic => topic === 2), row => labels[row] === 0)).toBeGreaterThan(0.9);
    expect(share(rowsWhere(topic => topic !== 2), row => labels[row] === -1)).toBeGreaterThan(0.7);
  });

  it.each([0, 1, 2, 5])('takes %d documents', async count => {
    const few = rowsOf(x, Int32Array.from({ length: count }, (_, i) => i * 30));
    const { labels, probabilities } = await classifyByNames(few, names([0, 1, 2]), 1, plainAlgebra);
    expect([labels.length, probabilities.length]).toEqual([count, count]);
    expect(labels.every(label => label >= -1 && label < 3) && probabilities.every(value => value > 0)).toBe(true);
  });

  it('tells few documents of small groups apart, where the last of their neighbours are strangers', async () => {
    const sizes = Array.from({ length: 8 }, () => 6);
    const right = await Promise.all([1, 2, 3, 4].map(async seed => {
      const { vectors: rows, topics: subjects } = blobs(sizes.map(size => size + 1), 1, 40, seed);
      const named = sizes.map((_, subject) => subjects.indexOf(subject));
      const few = Int32Array.from(subjects.keys()).filter(row => !named.includes(row));
      const { labels } = await classifyByNames(rowsOf(rows, few), rowsOf(rows, Int32Array.from(named.slice(0, 2))), 1, plainAlgebra);
      return share([...few.keys()], at => labels[at] === (subjects[few[at]] < 2 ? subjects[few[at]] : -1));
    }));
    // .92 as it is, .79 where all neighbours count the same.
    expect(right.reduce((sum, one) => sum + one / right.length, 0)).toBeGreaterThan(0.87);
  });

  it('is the same again with the same seed', async () => {
    const [first, second] = [await classifyByNames(x, names([0, 1]), 7, plainAlgebra), await classifyByNames(x, names([0, 1]), 7, plainAlgebra)];
    expect(second).toEqual(first);
  });

  it('stops when asked to', async () => {
    await expect(classifyByNames(x, names([0, 1]), 1, plainAlgebra, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });
});

describe('votes of groups', () => {
  it('carry doubtful members along where a group is of one mind', async () => {
    const { data } = await withGroupVotes(matrixOf([[.9, .1], [.9, .1], [.95, .05], [.9, .1], [.45, .55]]), new Int32Array(5), new Pace(undefined));
    expect(data[8]).toBeGreaterThan(0.7);
  });

  it('leave members of a mixed group, and documents in no group, as they are', async () => {
    const rows = matrixOf([[.9, .1], [.9, .1], [.1, .9], [.1, .9], [.3, .7]]);
    const { data } = await withGroupVotes(rows, Int32Array.of(0, 0, 0, 0, -1), new Pace(undefined));
    data.forEach((value, at) => expect(value).toBeCloseTo(rows.data[at], 2));
  });
});
