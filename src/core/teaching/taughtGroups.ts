import type { Algebra } from '../algebra/algebra';
import { rowsOf, unitRows } from '../algebra/rows';
import { groupCount, groupSizes } from '../clustering/labels';
import { addTo } from '../gather';
import { fitMeanCentring } from '../reduction/centring';
import { argmax } from '../retrieval/largest';
import { meanOf } from '../sums';
import type { Matrix } from '../types';
import { throwIfCancelled, type Work } from '../work';
import type { Corrections } from './corrections';
import { foundGroups } from './foundGroups';

/** How many documents one that a person moved counts for in its group's centre. */
const SAY = 3;
/** Lead in cosine similarity that another group needs before a document leaves its own for it. */
const LEAD = 0.05;
/**
 * A group draws others along when those moved there are, by this bound, more like each other and it than like what they
 * left: the mean lead in cosine similarity, each document itself left out. Something put together of what belongs
 * elsewhere stays alone. Slightly below 0, as the centre of few documents is a poor one.
 */
const LEAST_COHESION = -0.1;
/** Rounds after which documents hardly move any more. */
const ROUNDS = 5;

/** Groups after a person's corrections. */
export interface TaughtGroups {
  readonly labels: Int32Array;
  /** For each document the position of the corrected one it followed; −1 = it followed none. */
  readonly follows: Int32Array;
}

/** What all steps look at: vectors without their mean, labels as found and as taught so far, and what a person placed. */
interface Lesson {
  readonly rows: Matrix;
  readonly found: Int32Array;
  readonly taught: Int32Array;
  /** Label of each document that a person placed, −1 for no group. */
  readonly placed: ReadonlyMap<number, number>;
  readonly algebra: Algebra;
  readonly work: Work;
}

/**
 * Groups that heed corrections: what a person moved is where they put it (must-link) and not where they said it is not
 * (cannot-link); of the documents in the group that it left, those clearly more like the other group follow. That is
 * k-means seeded and constrained by the corrections (Basu, Banerjee and Mooney 2002) on the groups they speak of; all
 * others stay. `vectors` are unit rows (n × d), `found` is −1 for documents in no group, which follow nothing.
 */
export async function taughtGroups(
  vectors: Matrix,
  ids: readonly string[],
  found: Int32Array,
  corrections: Corrections,
  algebra: Algebra,
  { signal }: Work = {},
): Promise<TaughtGroups> {
  const position = new Map(ids.map((id, row) => [id, row]));
  const labels = foundGroups(found, position, corrections);
  const placed = new Map<number, number>();
  const refused = new Map<number, ReadonlySet<number>>();
  for (const { document, to, not } of corrections.documents) {
    const row = position.get(document);
    if (row === undefined) continue;
    if (to !== undefined) placed.set(row, to === null ? -1 : labels[to]);
    else refused.set(row, new Set(not.map(group => labels[group])));
  }
  const taught = found.slice();
  for (const [row, label] of placed) taught[row] = label;
  const follows = new Int32Array(found.length).fill(-1);
  if (placed.size + refused.size === 0) return { labels: taught, follows };

  const rows = await fitMeanCentring(vectors).apply(vectors, { signal });
  const lesson: Lesson = { rows, found, taught, placed, algebra, work: { signal } };
  const ways = await waysOut(lesson);
  for (let round = 0, changed = 1; changed > 0 && round < ROUNDS; round++) {
    throwIfCancelled(signal);
    const centres = unitRows(await weightedSums(lesson));
    changed = 0;
    for (const [from, into] of ways) changed += await follow(lesson, centres, from, into);
  }
  await placeRefused(lesson, refused);
  for (const [from, into] of ways) for (const to of into) await sayWhy(lesson, from, to, follows);
  return { labels: taught, follows };
}

/** For each group that documents were moved out of, the groups they were moved into that draw others along. */
async function waysOut({ rows, found, taught, placed, algebra, work }: Lesson): Promise<Map<number, readonly number[]>> {
  const sums = await weightedSums({ rows, taught, placed, algebra, work });
  const sizes = groupSizes(taught);
  const leads = new Map<string, { readonly from: number; readonly to: number; readonly values: number[] }>();
  for (const [row, to] of placed) {
    const from = found[row];
    if (from < 0 || to < 0 || from === to) continue;
    const way = leads.get(`${from} ${to}`) ?? { from, to, values: [] };
    leads.set(`${from} ${to}`, way);
    if (sizes[to] > 1) way.values.push(likeness(rows, row, sums, to, SAY) - likeness(rows, row, sums, from, 0));
  }
  const ways = new Map<number, number[]>();
  for (const { from, to, values } of leads.values()) {
    if (meanOf(values) > LEAST_COHESION) addTo(ways, from, to);
  }
  return ways;
}

/** Cosine of a row to the sum of a group, the row itself taken out as often as it is in there. */
function likeness({ columns, data }: Matrix, row: number, sums: Matrix, group: number, times: number): number {
  let product = 0;
  let square = 0;
  for (let c = 0, i = row * columns, j = group * columns; c < columns; c++) {
    const rest = sums.data[j + c] - times * data[i + c];
    product += data[i + c] * rest;
    square += rest * rest;
  }
  return square > 0 ? product / Math.sqrt(square) : 0;
}

/** Sums of all groups, in which a document that a person placed counts several times. */
async function weightedSums({ rows, taught, placed, algebra, work }: Omit<Lesson, 'found'>): Promise<Matrix> {
  const sums = await algebra.groupSums(rows, taught, groupCount(taught), work);
  for (const [row, label] of placed) {
    if (label < 0) continue;
    for (let c = 0; c < rows.columns; c++) sums.data[label * rows.columns + c] += (SAY - 1) * rows.data[row * rows.columns + c];
  }
  return sums;
}

/** Moves what was found in a group to where it is nearest: there, or one of the groups that corrections lead to. Gives how many changed. */
async function follow({ rows, found, taught, placed, algebra, work }: Lesson, centres: Matrix, from: number, into: readonly number[]): Promise<number> {
  const members = Int32Array.from(found.keys()).filter(row => found[row] === from && !placed.has(row));
  const groups = Int32Array.of(from, ...into);
  const { data } = await algebra.productTransposed(rowsOf(rows, members), rowsOf(centres, groups), work);
  let changed = 0;
  members.forEach((row, at) => {
    const likeness = data.subarray(at * groups.length, (at + 1) * groups.length);
    const best = argmax(likeness.map((value, g) => (g === 0 ? value + LEAD : value)));
    if (taught[row] !== groups[best]) changed++;
    taught[row] = groups[best];
  });
  return changed;
}

/** Puts what does not belong in its group into the nearest other one, or none if there is no other. */
async function placeRefused(lesson: Lesson, refused: ReadonlyMap<number, ReadonlySet<number>>): Promise<void> {
  const { rows, taught, algebra, work } = lesson;
  const wrong = Int32Array.from(refused.keys()).filter(row => refused.get(row)!.has(taught[row]));
  if (wrong.length === 0) return;
  const sizes = groupSizes(taught);
  const centres = unitRows(await weightedSums(lesson));
  const { data } = await algebra.productTransposed(rowsOf(rows, wrong), centres, work);
  wrong.forEach((row, at) => {
    const likeness = data.subarray(at * centres.rows, (at + 1) * centres.rows);
    const best = argmax(likeness.map((value, label) => (sizes[label] === 0 || refused.get(row)!.has(label) ? -Infinity : value)));
    taught[row] = likeness.length === 0 || sizes[best] === 0 || refused.get(row)!.has(best) ? -1 : best;
  });
}

/** For what followed from one group to another, the moved document most like it: that is why it moved. */
async function sayWhy({ rows, found, taught, placed, algebra, work }: Lesson, from: number, to: number, follows: Int32Array): Promise<void> {
  const here = Int32Array.from(found.keys()).filter(row => found[row] === from && taught[row] === to);
  const moved = here.filter(row => placed.has(row));
  const followed = here.filter(row => !placed.has(row));
  const { data } = await algebra.productTransposed(rowsOf(rows, followed), rowsOf(rows, moved), work);
  followed.forEach((row, at) => (follows[row] = moved[argmax(data.subarray(at * moved.length, (at + 1) * moved.length))]));
}
