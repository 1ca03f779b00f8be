import type { Algebra } from '../../algebra/algebra';
import { eachProductRow } from '../../algebra/distances';
import type { NearestRows } from '../../graph/nearestRows';
import { rowsOf, squaredDistance, squaredLengths } from '../../algebra/rows';
import type { Matrix } from '../../types';
import { Pace, type Work } from '../../work';
import type { Merges } from '../mergesInOrder';
import { treeByRounds, type WayOut } from './boruvka';
import { nearestOutside } from './spanningTree';

/** Rows of a part without a listed way out that are compared with all others. */
const LOOKING = 32;

/** The shortest known way out of each part, by the row that stands for it; an infinite length where none is known. */
interface WaysOut {
  readonly lengths: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Ways that lists of nearest rows tell, each once; the first `count` lead from one part to another. */
interface ListedWays extends WaysOut {
  count: number;
}

/**
 * Like `mutualReachabilityTree`, but only along the lists of nearest rows, whatever their number, without comparing rows
 * again: least among the trees of that graph. A part whose lists all stay inside is joined where some of its rows are nearest to others.
 */
export async function listedReachabilityTree(x: Matrix, near: NearestRows, core: Float64Array, algebra: Algebra, work: Work = {}): Promise<Merges> {
  const squares = squaredLengths(x);
  const pace = new Pace(work.signal);
  const listed = await listedWays(near, core, pace);
  return treeByRounds(
    x.rows,
    async part => {
      const ways = await shortestListed(part, listed, pace);
      const looking = rowsCutOff(part, ways);
      await eachProductRow(rowsOf(x, looking), x, algebra, { signal: work.signal }, (at, products) => {
        const row = looking[at];
        const end = nearestOutside(row, products, squares, core, part);
        offer(ways, part[row], row, end, Math.max(core[row], core[end], Math.sqrt(squaredDistance(x, row, end))));
      });
      return known(ways);
    },
    work,
  );
}

/** Every way of the lists, with its length by mutual reachability. */
async function listedWays({ k, indices, distances }: NearestRows, core: Float64Array, pace: Pace): Promise<ListedWays> {
  const ways = { count: 0, lengths: new Float64Array(indices.length), from: new Int32Array(indices.length), to: new Int32Array(indices.length) };
  for (let row = 0; row < core.length; row++) {
    for (let at = row * k; at < (row + 1) * k; at++) add(ways, row, indices[at], Math.max(distances[at], core[row], core[indices[at]]));
    if (pace.due) await pace.breathe();
  }
  return ways;
}

function add(ways: ListedWays, from: number, to: number, length: number): void {
  ways.lengths[ways.count] = length;
  ways.from[ways.count] = from;
  ways.to[ways.count++] = to;
}

/** The shortest way out of each part that a list of its own rows, or of others, tells. Ways within a part are left out from now on. */
async function shortestListed(part: Int32Array, listed: ListedWays, pace: Pace): Promise<WaysOut> {
  const n = part.length;
  const ways = { lengths: new Float64Array(n).fill(Infinity), from: new Int32Array(n), to: new Int32Array(n) };
  const { count, lengths, from, to } = listed;
  listed.count = 0;
  for (let at = 0; at < count; at++) {
    const [row, other, length] = [from[at], to[at], lengths[at]];
    if (part[row] === part[other]) continue;
    offer(ways, part[row], row, other, length);
    offer(ways, part[other], other, row, length);
    add(listed, row, other, length);
    if (at % 1024 === 0 && pace.due) await pace.breathe();
  }
  return ways;
}

function offer({ lengths, from, to }: WaysOut, part: number, row: number, end: number, length: number): void {
  if (length >= lengths[part]) return;
  lengths[part] = length;
  from[part] = row;
  to[part] = end;
}

/** Some rows, evenly taken, of each part without a way out; the largest part waits for the others to come to it. */
function rowsCutOff(part: Int32Array, { lengths }: WaysOut): Int32Array {
  const members = new Map<number, number[]>();
  part.forEach((own, row) => {
    if (lengths[own] < Infinity) return;
    const rows = members.get(own);
    if (rows) rows.push(row);
    else members.set(own, [row]);
  });
  const cutOff = [...members.values()].sort((a, b) => a.length - b.length || a[0] - b[0]);
  if (cutOff.length > 1) cutOff.pop();
  return Int32Array.from(cutOff.flatMap(rows => evenly(rows)).sort((a, b) => a - b));
}

function evenly(rows: readonly number[]): number[] {
  const taken = Math.min(LOOKING, rows.length);
  return Array.from({ length: taken }, (_, at) => rows[Math.floor((at * rows.length) / taken)]);
}

/** The ways that are known, in the order of the parts. */
function known({ lengths, from, to }: WaysOut): WayOut[] {
  return Array.from(lengths, (length, part) => ({ from: from[part], to: to[part], length })).filter(({ length }) => length < Infinity);
}
