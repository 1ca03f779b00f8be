import { Pace, type Work } from '../work';
import type { GroupCentres } from './centres';

/** Hands over the Euclidean distance of every two centres, i < j; nothing is kept, as groups may be thousands. */
export async function eachCentreDistance(
  { count, columns, centres }: GroupCentres,
  use: (i: number, j: number, distance: number) => void,
  work: Work = {},
): Promise<void> {
  const pace = new Pace(work.signal);
  for (let i = 0; i < count; i++) {
    if (pace.due) await pace.breathe();
    for (let j = i + 1; j < count; j++) {
      let square = 0;
      for (let c = 0; c < columns; c++) square += (centres[i * columns + c] - centres[j * columns + c]) ** 2;
      use(i, j, Math.sqrt(square));
    }
  }
}

/** Gathers the smallest distance between two centres and the mean over all pairs; null while there is no pair. */
export function centreSpacing() {
  let least = Infinity;
  let sum = 0;
  let pairs = 0;
  return {
    add(distance: number): void {
      least = Math.min(least, distance);
      sum += distance;
      pairs++;
    },
    values: () => ({ least: pairs > 0 ? least : null, mean: pairs > 0 ? sum / pairs : null }),
  };
}
