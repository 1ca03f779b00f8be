import { Pace, type Work } from '../work';
import type { Edges } from './fuzzyGraph';
import { moveInPlane, moveInSpace, NEGATIVE_SAMPLES } from './moves';
import { strongestFirst } from './strongestFirst';

/** How many states the generator of chance has. */
const CHANCES = 2 ** 32;
/** So many points are drawn at most for an epoch, a power of two; larger sets push off each of them more than once. */
const MOST_DRAWN = 1 << 15;
/** Edges between two looks at the clock. */
const BATCH = 1 << 16;

/**
 * Moves the points (row-major, in place) so that neighbours come together and others part: UMAP's stochastic gradient
 * descent with negative sampling (McInnes, Healy, Melville 2018, section 3.2). The likeness of two points is
 * 1 / (1 + distance²), that is a = b = 1, which needs no powers and keeps neighbourhoods as well. `chance` (0 … 1) begins what is drawn.
 */
export async function spread(points: Float32Array, dimensions: number, edges: Edges, epochs: number, chance: number, work?: Work): Promise<void> {
  const used = strongestFirst(edges, epochs);
  const next = used.periods.slice();
  const count = next.length;
  const pace = new Pace(work?.signal);
  const drawn = drawer(points.length / dimensions, dimensions, count, chance);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const step = 1 - (epoch - 1) / epochs;
    const others = drawn();
    for (let start = 0; start < count; start += BATCH) {
      const due = { ...used, next, epoch, step, others, start, end: Math.min(count, start + BATCH) };
      if (dimensions === 2) moveInPlane(points, due);
      else moveInSpace(points, dimensions, due);
      if (pace.due) await pace.breathe();
    }
    work?.report?.(epoch, epochs);
  }
}

/**
 * Draws points by chance, again with every call: where each begins among the numbers. A power of two of them, and the first
 * once more, so that those of an edge stand side by side wherever it begins. Drawn by Marsaglia's 32-bit xorshift (2003).
 */
function drawer(n: number, d: number, edges: number, chance: number): () => Int32Array {
  const size = Math.min(MOST_DRAWN, 2 ** Math.ceil(Math.log2(2 * NEGATIVE_SAMPLES * Math.max(1, edges))));
  const others = new Int32Array(size + 2 * NEGATIVE_SAMPLES);
  const share = n / CHANCES;
  let state = 1 + Math.floor(chance * (CHANCES - 1));
  return () => {
    for (let at = 0; at < size; at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      others[at] = d * Math.floor((state >>> 0) * share);
    }
    others.copyWithin(size, 0, others.length - size);
    return others;
  };
}
