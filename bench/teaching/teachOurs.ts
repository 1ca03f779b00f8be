/**
 * What twenty corrections teach: groups the records of a file, lets a made-up person move misplaced documents to the group
 * of their class, groups again with that, and prints one JSON line with the agreement with the classes (adjusted Rand
 * index) before, with the moved documents alone, and after; each a list over the trials.
 *
 *     node dist/bench-teachOurs.js RECORDS.jsonl LABELS.json CACHE CORRECTIONS TRIALS
 */
import { readFileSync } from 'node:fs';
import { gatherEvidence } from '../../src/core/evidence/evidence';
import { groupVectors } from '../../src/core/grouping/groupVectors';
import { adjustedRand } from '../../src/core/quality/adjustedRand';
import { groupCount } from '../../src/core/clustering/labels';
import { seededRandom, shuffled } from '../../src/core/random';
import type { Corrections } from '../../src/core/teaching/corrections';
import { taughtGroups } from '../../src/core/teaching/taughtGroups';
import { measuredRecords } from '../measuredRecords';

/** The command line's default. */
const SEED = 1;

async function main([file, labelsFile, cacheFolder, count, trials]: string[]): Promise<void> {
  const classOf = JSON.parse(readFileSync(labelsFile, 'utf8')) as Record<string, string>;
  const { documents, vectors, algebra, release } = await measuredRecords(file, cacheFolder);
  const ids = documents.map(({ id }) => id);
  const names = [...new Set(Object.values(classOf))];
  const truth = Int32Array.from(ids, id => names.indexOf(classOf[id]));
  const evidence = await gatherEvidence(documents, true);
  const { group } = await groupVectors(vectors, algebra, { groups: 'auto', seed: SEED, evidence });
  const results = { documents: ids.length, classes: names.length, groups: groupCount(group), before: adjustedRand(truth, group), moved: [] as number[], after: [] as number[], follow: [] as number[], right: [] as number[] };
  for (let trial = 0; trial < Number(trials); trial++) {
    const { corrections, moved } = corrected(ids, group, truth, Number(count), trial + 1);
    const { labels, follows } = await taughtGroups(vectors, ids, group, corrections, algebra);
    const followed = [...follows.keys()].filter(row => follows[row] >= 0);
    results.moved.push(adjustedRand(truth, moved));
    results.after.push(adjustedRand(truth, labels));
    results.follow.push(followed.length);
    results.right.push(followed.filter(row => truth[row] === truth[follows[row]]).length);
  }
  console.log(JSON.stringify(results));
  await release();
}

/**
 * A person who looks at documents in a random order and moves those that are in a group mostly of another class: to the
 * group that holds most of their own class and is mostly of it, or to a new one where there is none.
 */
function corrected(ids: readonly string[], group: Int32Array, truth: Int32Array, count: number, seed: number): { corrections: Corrections; moved: Int32Array } {
  const groups = groupCount(group);
  const classes = groupCount(truth);
  const table = Array.from({ length: groups }, () => new Int32Array(classes));
  group.forEach((label, row) => table[label][truth[row]]++);
  const main = table.map(row => row.indexOf(Math.max(...row)));
  const home = new Map<number, number>();
  main.forEach((kind, label) => {
    const known = home.get(kind);
    if (known === undefined || table[label][kind] > table[known][kind]) home.set(kind, label);
  });
  const members: string[][] = table.map(() => []);
  group.forEach((label, row) => members[label].push(ids[row]));
  const order = [...shuffled(ids.length, seededRandom(seed))];
  const wrong = order.filter(row => main[group[row]] !== truth[row]).slice(0, count);
  const moved = group.slice();
  for (const row of wrong) {
    if (!home.has(truth[row])) home.set(truth[row], members.push([]) - 1);
    moved[row] = home.get(truth[row])!;
  }
  return { corrections: { groups: members, documents: wrong.map(row => ({ document: ids[row], to: moved[row], not: [] })) }, moved };
}

void main(process.argv.slice(2));
