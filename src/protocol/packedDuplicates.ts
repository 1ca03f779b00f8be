import type { NearDuplicate } from '../core/suggestions/facts';

/** Pairs of documents that say nearly the same, in columns: of copies of one text there are very many. */
export interface PackedDuplicates {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly likeness: Float64Array;
  readonly contained: Float64Array;
}

/** Puts what `NearDuplicate` says of pairs into columns, in order. */
export function packDuplicates(pairs: readonly NearDuplicate[]): PackedDuplicates {
  return {
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    likeness: Float64Array.from(pairs, ({ likeness }) => likeness),
    contained: Float64Array.from(pairs, ({ contained }) => contained),
  };
}
