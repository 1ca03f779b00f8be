/** A bend lies at least so far below the straight line, as a share of the range. Curves of the language model's vectors: 0.4 to 0.6. */
const BEND = 0.3;

/**
 * The value where a rising curve bends up: of the sorted values the one farthest below the straight line from the least to
 * the greatest ("Kneedle", Satopää, Albrecht, Irwin, Raghavan 2011); the greatest where none lies far below, so that there is
 * no bend. Values that are not finite do not count; 0 when none do.
 */
export function kneeOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  if (sorted.length === 0) return 0;
  const [least, greatest] = [sorted[0], sorted[sorted.length - 1]];
  let knee = greatest;
  let farthest = BEND * (greatest - least);
  sorted.forEach((value, at) => {
    const line = least + ((greatest - least) * at) / Math.max(1, sorted.length - 1);
    if (line - value > farthest) [knee, farthest] = [value, line - value];
  });
  return knee;
}
