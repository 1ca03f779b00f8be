import { squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** A change of vectors that was learnt from the documents' and applies to those of passages and phrases as well. */
export interface Transform {
  /** Names the change and its settings; empty when nothing changes. */
  readonly identity: string;
  /**
   * Vectors (n × d) as unit rows; a row of zeros, which says nothing, becomes a row of zeros. `texts` are what the rows
   * were made from, for changes that depend on the language.
   */
  apply(vectors: Matrix, work?: Work, texts?: readonly string[]): Promise<Matrix>;
}

/** The transform that leaves vectors as they are. */
export const unchanged: Transform = { identity: '', apply: async vectors => vectors };

/** What is left of a row below this share of its length is rounding. */
const NOTHING = 1e-6;

/**
 * A transform from a change of rows of any length: rows come out with unit length, or as zeros where nothing is left of them.
 * The change gives rows of its own, which are scaled where they are.
 */
export function unitTransform(identity: string, change: Transform['apply']): Transform {
  return {
    identity,
    apply: async (vectors, work, texts) => {
      const changed = await change(vectors, work, texts);
      const pace = new Pace(work?.signal);
      const before = squaredLengths(vectors);
      await pace.breathe();
      const after = squaredLengths(changed);
      await pace.breathe();
      scaleToUnit(changed, before, after);
      return changed;
    },
  };
}

/** Scales rows to unit length, in place, by their squared lengths before and after the change. A loop by itself: in the midst of what may wait it is compiled worse. */
function scaleToUnit({ rows, columns, data }: Matrix, before: Float64Array, after: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const isLeft = after[row] > NOTHING ** 2 * before[row] && before[row] > 0;
    scale(data, row * columns, columns, isLeft ? 1 / Math.sqrt(after[row]) : 0);
  }
}

function scale(data: Float32Array, first: number, count: number, by: number): void {
  if (by === 0) data.fill(0, first, first + count);
  else for (let at = first, end = first + count; at < end; at++) data[at] *= by;
}
