import { meanOf } from '../sums';

/** The bound below which scikit-learn takes a spread or a distance for none. */
const NOTHING = 1e-8;

/**
 * Gathers the index of Davies and Bouldin (1979): how much each group spreads together with the one it is most easily taken
 * for, against the distance of their centres; mean over groups, 0 and up, less is better. Takes `dispersions`, then the
 * distance of every two centres. Null with fewer than two groups; groups without spread, or all in one place, give 0.
 */
export function daviesBouldin(dispersions: ArrayLike<number>) {
  const spread = Float64Array.from(dispersions);
  const worst = new Float64Array(spread.length);
  let farthest = 0;
  return {
    add(i: number, j: number, distance: number): void {
      farthest = Math.max(farthest, distance);
      if (distance === 0) return;
      const overlap = (spread[i] + spread[j]) / distance;
      worst[i] = Math.max(worst[i], overlap);
      worst[j] = Math.max(worst[j], overlap);
    },
    value(): number | null {
      if (spread.length < 2) return null;
      if (farthest <= NOTHING || spread.every(value => value <= NOTHING)) return 0;
      return meanOf(worst);
    },
  };
}
