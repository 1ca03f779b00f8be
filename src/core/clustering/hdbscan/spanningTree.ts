import type { Algebra } from '../../algebra/algebra';
import { eachProductRow } from '../../algebra/distances';
import type { NearestRows } from '../../graph/nearestRows';
import { rowsOf, squaredDistance, squaredLengths } from '../../algebra/rows';
import type { Matrix } from '../../types';
import type { Work } from '../../work';
import type { Merges } from '../mergesInOrder';
import { largestPart, waysBetween } from './betweenParts';
import { treeByRounds } from './boruvka';

/** Rows compared with all others at a time; in between, what they found spares others the comparison. */
const SCANNED_AT_ONCE = 512;

/** So few parts have room for a table of the ways between every two. */
const FEW_PARTS = 1_024;

/** What is known of the way from each row to the nearest one outside its part of the tree. */
interface Ways {
  readonly lengths: Float64Array;
  /** Where it leads, −1 while none is known. */
  readonly ends: Int32Array;
  /** No way that is not known is shorter. */
  readonly floors: Float64Array;
}

/**
 * The n − 1 edges of a least spanning tree by mutual reachability, the largest of two rows' distance and their core
 * distances, by Borůvka's rounds: every part but the largest is joined to its nearest. The lists of nearest rows answer
 * most; a row is compared with all others only when an unlisted one could be nearest to its whole part, and once at most
 * when few parts are left. Exact, without an n × n matrix.
 */
export async function mutualReachabilityTree(
  x: Matrix,
  near: NearestRows,
  core: Float64Array,
  algebra: Algebra,
  work: Work = {},
  fewParts = FEW_PARTS,
): Promise<Merges> {
  const n = x.rows;
  const squares = squaredLengths(x);
  const ways: Ways = {
    lengths: new Float64Array(n).fill(Infinity),
    ends: new Int32Array(n).fill(-1),
    floors: core.map((own, row) => (near.k >= n - 1 ? Infinity : Math.max(own, near.distances[(row + 1) * near.k - 1]))),
  };
  let between: ReturnType<typeof waysBetween> | undefined;
  return treeByRounds(
    n,
    async part => {
      if (!between && new Set(part).size <= fewParts) between = waysBetween({ x, squares, core, part }, near, ways.floors, algebra);
      if (between) return between(part, { signal: work.signal });
      const best = shortestKnown(part, near, core, ways);
      await scanDoubtful(x, squares, core, part, ways, best, algebra, { signal: work.signal });
      return [...best.values()].map(from => ({ from, to: ways.ends[from], length: ways.lengths[from] }));
    },
    work,
  );
}

/** For each part but the largest the row whose known way out is shortest, −1 = none known; renews ways that have come to lead inside. */
function shortestKnown(part: Int32Array, near: NearestRows, core: Float64Array, ways: Ways): Map<number, number> {
  const largest = largestPart(part);
  const best = new Map<number, number>();
  for (let row = 0; row < part.length; row++) {
    if (part[row] === largest) continue;
    if (ways.ends[row] < 0 || part[ways.ends[row]] === part[row]) renewFromList(row, part, near, core, ways);
    offer(best, part[row], row, ways);
  }
  return best;
}

function renewFromList(row: number, part: Int32Array, { k, indices, distances }: NearestRows, core: Float64Array, ways: Ways): void {
  ways.lengths[row] = Infinity;
  ways.ends[row] = -1;
  for (let at = row * k; at < (row + 1) * k && distances[at] < ways.lengths[row]; at++) {
    const other = indices[at];
    const length = Math.max(distances[at], core[row], core[other]);
    if (part[other] === part[row] || length >= ways.lengths[row]) continue;
    ways.lengths[row] = length;
    ways.ends[row] = other;
  }
}

function offer(best: Map<number, number>, part: number, row: number, { lengths, ends }: Ways): void {
  const before = best.get(part) ?? -1;
  const better = before < 0 || lengths[row] < lengths[before];
  best.set(part, better && ends[row] >= 0 ? row : before);
}

/** Compares those rows with all others that may know a shorter way out of their part than the best known. */
async function scanDoubtful(
  x: Matrix,
  squares: Float64Array,
  core: Float64Array,
  part: Int32Array,
  ways: Ways,
  best: Map<number, number>,
  algebra: Algebra,
  work: Work,
): Promise<void> {
  const { lengths, ends, floors } = ways;
  const shortest = (row: number) => {
    const known = best.get(part[row]);
    return known === undefined ? -Infinity : known < 0 ? Infinity : lengths[known];
  };
  let doubtful = Array.from(floors.keys()).sort((a, b) => floors[a] - floors[b] || a - b);
  for (;;) {
    doubtful = doubtful.filter(row => floors[row] < Math.min(lengths[row], shortest(row)));
    if (doubtful.length === 0) return;
    const rows = Int32Array.from(doubtful.slice(0, SCANNED_AT_ONCE));
    await eachProductRow(rowsOf(x, rows), x, algebra, work, (at, products) => {
      const row = rows[at];
      const end = nearestOutside(row, products, squares, core, part);
      ends[row] = end;
      lengths[row] = floors[row] = Math.max(core[row], core[end], Math.sqrt(squaredDistance(x, row, end)));
    });
    for (const row of rows) offer(best, part[row], row, ways);
  }
}

/** Of all rows the one outside a row's part that is nearest to it by mutual reachability; `products` are those of the row with all. */
export function nearestOutside(row: number, products: Float32Array, squares: Float64Array, core: Float64Array, part: Int32Array): number {
  const own = part[row];
  const least = core[row] ** 2;
  let end = -1;
  let shortest = Infinity;
  for (let other = 0; other < products.length; other++) {
    const square = squares[row] + squares[other] - 2 * products[other];
    if (square >= shortest || part[other] === own) continue;
    const reach = Math.max(square, core[other] ** 2);
    if (reach >= shortest) continue;
    [end, shortest] = [other, reach];
    if (reach <= least) break;
  }
  return end;
}
