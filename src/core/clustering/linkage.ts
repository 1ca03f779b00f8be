import { Pace, throwIfCancelled, type Work } from '../work';
import type { Dendrogram } from './method';
import { mergesInOrder, type Merges } from './mergesInOrder';
import { pairOffset } from './pairDistances';

export type LinkageMethod = 'average' | 'complete' | 'single';

/**
 * The distance of a group i to the union of x and y, from its distances a to x and b to y and the sizes of these
 * (Lance and Williams, 1967).
 */
type Update = (a: number, b: number, sizeX: number, sizeY: number) => number;

const UPDATES: Record<LinkageMethod, Update> = {
  average: (a, b, nx, ny) => (nx * a + ny * b) / (nx + ny),
  complete: (a, b) => Math.max(a, b),
  single: (a, b) => Math.min(a, b),
};

/**
 * The dendrogram of n rows by chains of nearest neighbours (Murtagh, 1983; Müllner, 2011), in O(n²). `distances` are
 * condensed and are used up; `sizes` are how many rows each row stands for. Equal to scipy's
 * `linkage` but for ties and the digits of 32 bits.
 */
export async function linkage(distances: Float32Array, sizes: Int32Array, method: LinkageMethod, work: Work = {}): Promise<Dendrogram> {
  const n = sizes.length;
  const update = UPDATES[method];
  const offsets = Float64Array.from({ length: n }, (_, i) => pairOffset(i, n));
  const at = (i: number, j: number) => (i < j ? offsets[i] + j : offsets[j] + i);
  const size = Float64Array.from(sizes);
  /** The groups there are, each known by its first row, in order: most of the distances are then read one after the other. */
  let active = Int32Array.from({ length: n }, (_, i) => i);
  const top = new Float64Array(n);
  const chain = new Int32Array(n);
  let length = 0;
  const merges: Merges = { first: new Int32Array(Math.max(0, n - 1)), second: new Int32Array(Math.max(0, n - 1)), heights: new Float64Array(Math.max(0, n - 1)) };
  const pace = new Pace(work.signal);

  /** Lengthens the chain until its last two are nearest to each other, and takes these off; gives both with their distance. */
  async function nearestPair(): Promise<{ kept: number; gone: number; distance: number }> {
    if (length === 0) chain[length++] = active[0];
    for (;;) {
      const x = chain[length - 1];
      // Of equals the one before in the chain, so that it ends.
      let nearest = length > 1 ? chain[length - 2] : active[active[0] === x ? 1 : 0];
      let least = distances[at(x, nearest)];
      const own = active.indexOf(x);
      for (let a = 0; a < own; a++) {
        const distance = distances[offsets[active[a]] + x];
        if (distance < least) [least, nearest] = [distance, active[a]];
      }
      for (let a = own + 1, offset = offsets[x]; a < active.length; a++) {
        const distance = distances[offset + active[a]];
        if (distance < least) [least, nearest] = [distance, active[a]];
      }
      if (pace.due) await pace.breathe();
      if (length > 1 && nearest === chain[length - 2]) {
        length -= 2;
        return { kept: Math.min(x, nearest), gone: Math.max(x, nearest), distance: least };
      }
      chain[length++] = nearest;
    }
  }

  throwIfCancelled(work.signal);
  for (let merge = 0; merge < n - 1; merge++) {
    if (merge % 256 === 0) work.report?.(merge, n);
    const { kept, gone, distance } = await nearestPair();
    const place = active.indexOf(gone);
    active = active.copyWithin(place, place + 1).subarray(0, -1);
    for (const i of active) {
      if (i === kept) continue;
      const to = at(kept, i);
      distances[to] = Math.max(0, update(distances[at(gone, i)], distances[to], size[gone], size[kept]));
    }
    size[kept] += size[gone];
    // Rounding must not put a merge below one of its own parts.
    top[kept] = Math.max(top[kept], top[gone], distance);
    merges.first[merge] = kept;
    merges.second[merge] = gone;
    merges.heights[merge] = top[kept];
  }
  work.report?.(n, n);
  return mergesInOrder(merges, n);
}
