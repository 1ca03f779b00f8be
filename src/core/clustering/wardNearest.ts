import type { Algebra } from '../algebra/algebra';
import { eachProductRow } from '../algebra/distances';
import { rowsOf, squaredDistance } from '../algebra/rows';
import type { Work } from '../work';
import { LISTED, listOf, standing, type Groups } from './wardGroups';

/** Below this share of their squared lengths a squared distance by 32-bit products has too few digits left. */
const NEAR = 1e-3;

/** Twice what joining two groups adds to the inertia: of single rows their squared distance. */
function weight(size: number, other: number): number {
  return (2 * size * other) / (size + other);
}

function distanceOf({ centres, sizes }: Groups, own: number, other: number): number {
  return weight(sizes[own], sizes[other]) * squaredDistance(centres, own, other);
}

/** Lists the nearest groups of each that is to find its nearest; of equals the first. */
export async function findNearest(groups: Groups, algebra: Algebra, work: Work): Promise<void> {
  const { centres, squares, sizes, near } = groups;
  const looking = Int32Array.from(sizes.keys()).filter(place => sizes[place] > 0 && near[place * LISTED] < 0);
  const least = new Float64Array(LISTED);
  const best = new Int32Array(LISTED);
  await eachProductRow(rowsOf(centres, looking), centres, algebra, work, (row, products) => {
    const own = looking[row];
    const [square, size] = [squares[own], sizes[own]];
    least.fill(Infinity);
    best.fill(-1);
    for (let other = 0; other < sizes.length; other++) {
      if (sizes[other] === 0 || other === own) continue;
      const apart = square + squares[other];
      let squared = apart - 2 * products[other];
      if (squared < NEAR * apart) squared = squaredDistance(centres, own, other);
      const distance = squared * weight(size, sizes[other]);
      if (distance >= least[LISTED - 1]) continue;
      let at = LISTED - 1;
      for (; at > 0 && least[at - 1] > distance; at--) {
        least[at] = least[at - 1];
        best[at] = best[at - 1];
      }
      least[at] = distance;
      best[at] = other;
    }
    list(groups, own, best.filter(other => other >= 0), least[LISTED - 1]);
  });
}

/** Lists the nearest of some groups, of which all others are no nearer than the bound; gives whether the nearest of all is among them. */
function list(groups: Groups, own: number, others: Iterable<number>, bound: number): boolean {
  const { near, distances, bounds } = groups;
  const found = Array.from(others, other => ({ other, distance: distanceOf(groups, own, other) }));
  found.sort((a, b) => a.distance - b.distance || a.other - b.other);
  bounds[own] = Math.min(bound, found[LISTED]?.distance ?? Infinity);
  for (let at = 0; at < LISTED; at++) near[own * LISTED + at] = found[at]?.other ?? -1;
  distances[own] = found[0]?.distance ?? Infinity;
  return distances[own] <= bounds[own];
}

/**
 * Lists anew the nearest groups of those that were joined, among the given candidates, and of those whose nearest one was; they
 * are left to be found where an unlisted one might be nearer.
 */
export function lookAmong(groups: Groups, candidates: ReadonlyMap<number, readonly number[]>): void {
  const { sizes, near, bounds } = groups;
  const isJoined = (place: number) => sizes[place] === 0 || candidates.has(place);
  for (let place = 0; place < sizes.length; place++) {
    const nearest = near[place * LISTED];
    if (sizes[place] === 0 || !(candidates.has(place) || isJoined(nearest))) continue;
    const others = new Set((candidates.get(place) ?? listOf(groups, place)).map(other => standing(other, groups)));
    others.delete(place);
    if (!list(groups, place, others, bounds[place])) near[place * LISTED] = -1;
  }
}
