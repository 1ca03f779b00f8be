import type { Algebra } from '../algebra/algebra';
import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import type { Dendrogram } from './method';
import { mergesInOrder, type Merges } from './mergesInOrder';
import { join, LISTED, listOf, singles, withoutGone, type Groups } from './wardGroups';
import { findNearest, lookAmong } from './wardNearest';

/** Places of groups that are gone are given up when they are this share of all. */
const GONE = 0.25;

/**
 * The dendrogram of rows by Ward's method (1963), from the centres of groups: every two groups that are nearest to each other
 * are joined at once (Murtagh, 1983). As joining brings no group nearer to a third, a group whose nearest one was joined looks
 * among the few next ones first, and compares itself with all only when none of them is sure to be the nearest. Takes memory
 * for the rows alone. `sizes` are how many rows each row stands for. Equal to scipy's `linkage` but for ties and the digits of
 * 32 bits.
 */
export async function wardTree(x: Matrix, sizes: Int32Array, algebra: Algebra, work: Work = {}): Promise<Dendrogram> {
  const n = x.rows;
  const merges: Merges = { first: new Int32Array(Math.max(0, n - 1)), second: new Int32Array(Math.max(0, n - 1)), heights: new Float64Array(Math.max(0, n - 1)) };
  const pace = new Pace(work.signal);
  throwIfCancelled(work.signal);
  let groups = singles(x, sizes);
  let gone = 0;
  for (let done = 0; done < n - 1; ) {
    work.report?.(done, n);
    await findNearest(groups, algebra, { signal: work.signal });
    const candidates = new Map<number, number[]>();
    for (const [kept, other] of nearestPairs(groups)) {
      merges.first[done] = groups.rows[kept];
      merges.second[done] = groups.rows[other];
      candidates.set(kept, [...listOf(groups, kept), ...listOf(groups, other)]);
      merges.heights[done++] = join(groups, kept, other);
      gone++;
    }
    lookAmong(groups, candidates);
    if (gone > GONE * groups.rows.length) {
      groups = withoutGone(groups);
      gone = 0;
    }
    await pace.breathe();
  }
  work.report?.(n, n);
  return mergesInOrder(merges, n);
}

/** Pairs that are nearest to each other, the lower place first; where rounding leaves none, the nearest of all. */
function nearestPairs({ sizes, near, distances }: Groups): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let closest = -1;
  for (let place = 0; place < sizes.length; place++) {
    if (sizes[place] === 0) continue;
    const nearest = near[place * LISTED];
    if (place < nearest && near[nearest * LISTED] === place) pairs.push([place, nearest]);
    if (closest < 0 || distances[place] < distances[closest]) closest = place;
  }
  const other = near[closest * LISTED];
  return pairs.length > 0 ? pairs : [[Math.min(closest, other), Math.max(closest, other)]];
}
