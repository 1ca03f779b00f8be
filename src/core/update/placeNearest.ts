import type { Algebra } from '../algebra/algebra';
import { meanRow, rowProduct, rowRange, rowsOf } from '../algebra/rows';
import { greatest } from '../gather';
import { reachAmong, weightAt } from '../graph/nearGraph';
import { betweenNeighbours } from '../projection/betweenNeighbours';
import { hasCopy } from '../projection/copies';
import { largest } from '../retrieval/largest';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** The documents that others are placed among: unit rows, and where each stands. */
export interface Settled {
  readonly vectors: Matrix;
  /** Group of each, −1 = in none. */
  readonly groups: Int32Array;
  /** Finest part of the groups that each is in. */
  readonly parts: Int32Array;
  /** Interleaved x, y. */
  readonly positions: Float32Array;
  /** Rows of documents that changed or are gone: they say nothing of where others belong. */
  readonly left: ReadonlySet<number>;
}

/** Where a document belongs. */
export interface Place {
  readonly group: number;
  readonly part: number;
  readonly x: number;
  readonly y: number;
  /** Rows of its nearest documents, nearest first. */
  readonly near: readonly number[];
}

/** Neighbours that the map has, and that are told. */
const NEAR = 15;
/** Documents whose likeness to all others is held at once. */
const AT_ONCE = 32;

/** The settled documents nearest to a vector, by centred cosine as the neighbour graph of a run has it. */
interface Neighbourhood {
  readonly rows: readonly number[];
  readonly likeness: readonly number[];
}

/**
 * Places documents (unit rows) among settled ones: in the group that has most of the nearest, each counted by its likeness
 * and its place as the graph of a run counts it, and on the map between those. `before` has for each the row of its earlier
 * version in `settled`, −1 for a new one: as long as the same groups are nearest as before, it stays in its group, and moves on
 * the map only by as much as its text did.
 */
export async function placeNearest(vectors: Matrix, before: Int32Array, settled: Settled, algebra: Algebra, work: Work = {}): Promise<Place[]> {
  const near = await nearestOf(vectors, settled, algebra, work);
  const earlier = Int32Array.from(before.keys()).filter(at => before[at] >= 0);
  const earlierNear = await nearestOf(rowsOf(settled.vectors, earlier.map(at => before[at])), settled, algebra, work);
  const nearBefore = new Map(Array.from(earlier, (at, i) => [at, earlierNear[i]]));
  return near.map((now, at) => placeOf(now, before[at], nearBefore.get(at), settled));
}

function placeOf(now: Neighbourhood, row: number, was: Neighbourhood | undefined, { vectors, groups, parts, positions }: Settled): Place {
  const reach = reachAmong(vectors.rows);
  const group = mostVotes(now, groups, reach);
  if (was && group === mostVotes(was, groups, reach)) {
    const part = mostVotes(inGroup(now, groups, groups[row]), parts, reach);
    const staysIn = part < 0 || part === mostVotes(inGroup(was, groups, groups[row]), parts, reach);
    const [from, to] = [betweenNeighbours(was.rows, was.likeness, positions), betweenNeighbours(now.rows, now.likeness, positions)];
    const moved = (axis: 0 | 1) => Math.min(1, Math.max(-1, positions[2 * row + axis] + to[axis] - from[axis]));
    return { group: groups[row], part: staysIn ? parts[row] : part, x: moved(0), y: moved(1), near: now.rows };
  }
  // A copy goes with what it is a copy of, wherever most of what is about the same thing may be.
  const joined = hasCopy(now.likeness) ? groups[now.rows[0]] : group;
  const own = inGroup(now, groups, joined);
  const [x, y] = betweenNeighbours(own.rows, own.likeness, positions);
  return { group: joined, part: mostVotes(own, parts, reach), x, y, near: now.rows };
}

function inGroup({ rows, likeness }: Neighbourhood, groups: Int32Array, group: number): Neighbourhood {
  const own = Array.from(rows.keys()).filter(at => groups[rows[at]] === group);
  return { rows: own.map(at => rows[at]), likeness: own.map(at => likeness[at]) };
}

/** The label that most of the neighbours have, each counted by its likeness and its place; −1 when there are none. */
function mostVotes({ rows, likeness }: Neighbourhood, labels: Int32Array, reach: number): number {
  const votes = new Map<number, number>();
  // Even a neighbour that is not alike at all is the nearest there is.
  rows.forEach((row, at) => votes.set(labels[row], (votes.get(labels[row]) ?? 0) + weightAt(at, reach) * Math.max(1e-6, likeness[at])));
  return greatest(votes) ?? -1;
}

/** The cosines of centred rows follow from those of the rows themselves and their mean. */
async function nearestOf(asked: Matrix, { vectors, left }: Settled, algebra: Algebra, work: Work): Promise<Neighbourhood[]> {
  if (asked.rows === 0) return [];
  const mean: Matrix = { rows: 1, columns: vectors.columns, data: Float32Array.from(meanRow(vectors)) };
  const square = rowProduct(mean, 0, mean, 0);
  const toMean = (await algebra.productTransposed(mean, vectors, work)).data;
  const lengths = toMean.map(product => Math.sqrt(Math.max(1e-12, 1 - 2 * product + square)));
  const askedToMean = (await algebra.productTransposed(mean, asked, work)).data;
  const pace = new Pace(work.signal);
  const found: Neighbourhood[] = [];
  for (let first = 0; first < asked.rows; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, asked.rows - first);
    const products = (await algebra.productTransposed(rowRange(asked, first, count), vectors, work)).data;
    for (let at = 0; at < count; at++) {
      await pace.breathe();
      const own = askedToMean[first + at];
      const length = Math.sqrt(Math.max(1e-12, 1 - 2 * own + square));
      const scores = products.subarray(at * vectors.rows, (at + 1) * vectors.rows);
      for (let row = 0; row < vectors.rows; row++) scores[row] = (scores[row] - own - toMean[row] + square) / (length * lengths[row]);
      const rows = largest(scores, NEAR, row => left.has(row));
      found.push({ rows, likeness: rows.map(row => scores[row]) });
    }
  }
  return found;
}
