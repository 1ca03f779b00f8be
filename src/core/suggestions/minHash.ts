import { Pace, type Work } from '../work';
import { mixed } from './shingles';

/** One in so many shingles stands for all. Of 20 shingles of a copy, one at least is among them in 997 of 1,000 cases. */
const ONE_IN = 4;
/** Share of the smaller set's sample that two sets must have in common; what they share in truth is found out later. */
const LEAST_SHARED = 0.4;
/** Sets that hold a shingle and are paired with one another; of more, each is paired with the one before only. */
const FELLOWS = 8;

/**
 * Pairs of sets of shingles (each ascending) of which one holds about half of the other or more, the later one first. Sets
 * are compared by the shingles whose hash falls into a fixed part of all (Broder's sketch modulo m, 1997; FracMinHash), so
 * that a short text is found in a long one as well.
 */
export async function likelyPairs(sets: readonly Uint32Array[], work: Work = {}): Promise<[number, number][]> {
  const pace = new Pace(work.signal);
  const holders = new Map<number, number[]>();
  const samples = new Int32Array(sets.length);
  const shared = new Map<number, number>();
  for (let set = 0; set < sets.length; set++) {
    if (pace.due) {
      await pace.breathe();
      work.report?.(set, sets.length);
    }
    for (const shingle of sets[set]) {
      if (mixed(1, shingle) % ONE_IN !== 0) continue;
      samples[set]++;
      const earlier = holders.get(shingle);
      if (!earlier) {
        holders.set(shingle, [set]);
        continue;
      }
      for (const fellow of earlier.slice(earlier.length < FELLOWS ? 0 : -1)) {
        const pair = set * sets.length + fellow;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
      earlier.push(set);
    }
  }
  const pairs = [...shared].map(([pair, count]) => [Math.floor(pair / sets.length), pair % sets.length, count]);
  return pairs.filter(([a, b, count]) => count >= LEAST_SHARED * Math.min(samples[a], samples[b])).map(([a, b]): [number, number] => [a, b]).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}
