/** Numbers of groups one and two steps fewer and more, as shares of the present one. */
const RATIOS = [1 / 3.6, 1 / 2, 1, 1.9, 3.3];

/** Fewest groups that one can choose where there are two leaves. */
export const FEWEST_GROUPS = 2;

/** Five numbers of groups, fewer to more, with the present one among them; some less near the ends of what there is. */
export function stepsAround(count: number, most: number): number[] {
  const steps = RATIOS.map(ratio => Math.min(most, Math.max(Math.min(FEWEST_GROUPS, most), Math.round(count * ratio))));
  return [...new Set(steps)];
}

/** The number of groups one step fewer (−1) or more (1); the same at the end. */
export function stepFrom(count: number, direction: -1 | 1, most: number): number {
  const steps = stepsAround(count, most);
  return steps[steps.indexOf(count) + direction] ?? count;
}
