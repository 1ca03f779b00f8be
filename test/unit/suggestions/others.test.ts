import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { seededRandom } from '../../../src/core/random';
import { groupActivity } from '../../../src/core/suggestions/activity';
import { bridges } from '../../../src/core/suggestions/bridges';
import { staleDrafts } from '../../../src/core/suggestions/drafts';
import { fitsNowhere } from '../../../src/core/suggestions/fitsNowhere';
import { nearGroups } from '../../../src/core/suggestions/nearGroups';
import { quantile } from '../../../src/core/suggestions/quantile';
import { Pace } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';
import { read } from './samples';

const DAY = 86_400_000;

describe('documents between groups and nowhere', () => {
  const placed = ({ vectors, topics }: ReturnType<typeof blobs>) => ({
    vectors,
    row: (i: number) => vectors.data.subarray(i * vectors.columns, (i + 1) * vectors.columns),
    documents: Array.from(topics, (group, i): { group: number | null; strength: number } => ({ group, strength: i === 89 ? 0.4 : 0.9 })),
  });

  it('finds the bridge, with the two groups it stands between', async () => {
    // The third group is looser than the bridge is.
    const { vectors, documents, row } = placed(blobs([30, 30, 30], 0.8));
    blobs([30], 1.6, 24, 9).vectors.data.forEach((value, at) => (vectors.data[60 * 24 + at] = value));
    const sum = new Float32Array(24);
    for (let i = 1; i < 60; i++) row(i).forEach((value, c) => (sum[c] += value));
    row(0).set(sum.map(value => value / Math.hypot(...sum)));
    const found = bridges(documents, await nearGroups(documents, await plainAlgebra.kNearest(vectors, 15), new Pace(undefined)));
    expect(found.map(({ document, group, other }) => [document, group, other])).toEqual([[0, 0, 1]]);
    expect(found[0].own + found[0].there).toBeGreaterThan(0.85);
  });

  it('finds what fits nowhere: the ungrouped and the lonely', async () => {
    const { vectors, documents, row } = placed(blobs([30, 30, 30], 0.8));
    row(89).fill(0).set([1], 5);
    documents[88] = { group: null, strength: 0 };
    const near = await nearGroups(documents, await plainAlgebra.kNearest(vectors, 15), new Pace(undefined));
    expect(fitsNowhere(documents, near).map(({ document }) => document)).toEqual([89, 88]);
  });

  it('takes quantiles as NumPy does', () => {
    expect([quantile([4, 1, 3, 2], 0.25), quantile([7], 0.9), quantile([], 0.5)]).toEqual([1.75, 7, 0]);
  });
});

describe('staleDrafts', () => {
  it('are old, marked as drafts, and linked to by nobody', async () => {
    const long = 'Enough words to be a note of its own, about bread and about the oven, about water and flour and salt and about all the time that it takes until morning comes.';
    const documents = await Promise.all([
      read('charity/drafts/release.md', long),
      read('drafts/linked.md', long),
      read('drafts/new.md', long),
      read('plain.md', long),
      read('said.md', `${long} TODO: finish.`),
      read('begun.md', 'Only a few words here.'),
      read('drafting-tables.md', long),
    ]);
    const changed = [0, 0, 200, 0, 10, 20, 0].map(day => day * DAY);
    const targets = [[], [], [], [1], [], [], []];
    expect(staleDrafts(documents, changed, targets).map(({ document, mark }) => [document, mark])).toEqual([[0, 'name'], [4, 'said'], [5, 'short']]);
    expect(staleDrafts(documents, changed, targets.map(() => [])).map(({ document }) => document)).toEqual([0, 1, 4]);
    expect(staleDrafts(documents, documents.map(() => undefined), targets)).toEqual([]);
    const unspaced = await Promise.all(['ພາສາລາວ'.repeat(40), 'ភាសាខ្មែរ'.repeat(40), 'မြန်မာဘာသာ'.repeat(40), 'データ'.repeat(40)].map((text, at) => read(`${at}.md`, text)));
    expect(staleDrafts([...unspaced, documents[2]], [0, 0, 0, 0, 200 * DAY], [[], [], [], [], [4]])).toEqual([]);
  });
});

describe('groupActivity', () => {
  const random = seededRandom(5);
  const groups = Array.from({ length: 120 }, (_, i) => (i === 119 ? null : i % 4));
  /** Changes over three years; those of the groups at `more` and `less` in the last quarter are many and none. */
  const changes = (more: number, less: number) =>
    groups.map(group => {
      const times = Array.from({ length: 12 }, () => Math.floor(random() * 1000) * DAY);
      if (group === more) times.push(...Array.from({ length: 6 }, () => (1001 + Math.floor(random() * 80)) * DAY));
      else if (group !== less) times.push((1001 + Math.floor(random() * 80)) * DAY);
      return times;
    });

  it('tells hot groups from quiet ones', () => {
    const activity = groupActivity(groups, changes(2, 1))!;
    expect(activity.groups.map(({ group, kind }) => [group, kind]).sort()).toEqual([[1, 'quiet'], [2, 'hot']]);
    const quiet = activity.groups.find(({ group }) => group === 1)!;
    expect(quiet.recent).toBeLessThan(quiet.expected / 4);
    expect(quiet.last).toBeLessThan(1000 * DAY);
  });

  it('tells them in repositories of very many changes', () => {
    const spread = (count: number, from: number, to: number) => Array.from({ length: count }, (_, i) => (from + ((to - from) * i) / count) * DAY);
    const before = spread(100_000, 0, 2_000);
    const activity = groupActivity([0, 1, 2], [[...before, ...spread(9_000, 2_000, 2_090)], [...before, ...spread(500, 2_000, 2_090)], [...before, ...spread(3_000, 2_000, 2_090)]])!;
    expect(activity.groups.map(({ group, kind }) => [group, kind]).sort()).toEqual([[0, 'hot'], [1, 'quiet']]);
    expect(activity.groups.find(({ group }) => group === 0)!.last).toBeGreaterThan(2_089 * DAY);
  });

  it('says nothing where all are worked on alike, where all was written at once, and of few changes', () => {
    expect(groupActivity(groups, changes(-1, -1))!.groups).toEqual([]);
    expect(groupActivity(groups, groups.map(() => [5 * DAY]))).toBeUndefined();
    expect(groupActivity([0, 1], [[1], [2]])).toBeUndefined();
  });
});
