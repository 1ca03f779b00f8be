/**
 * Dunn's index by centres (Bezdek and Pal, 1998, with δ4 and Δ3): the smallest distance between two centres against the
 * width of the widest group, twice the mean distance of its rows to its centre; 0 and up, more is better. The original takes
 * the nearest and farthest rows, so that one pair of near copies in two groups makes it 0. Null with fewer than two groups or
 * where none has any width.
 */
export function dunn(least: number | null, dispersions: ArrayLike<number>): number | null {
  let widest = 0;
  for (let group = 0; group < dispersions.length; group++) widest = Math.max(widest, 2 * dispersions[group]);
  return least === null || widest === 0 ? null : least / widest;
}
