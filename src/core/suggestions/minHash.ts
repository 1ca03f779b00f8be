import { Pace, type Work } from '../work';
import { mixed } from './shingles';

/** One in so many shingles stands for all. Of 20 shingles of a copy, one at least is among them in 997 of 1,000 cases. */
const ONE_IN = 4;
/** Share of the smaller set's sample that two sets must have in common; what they share in truth is found out later. */
const LEAST_SHARED = 0.4;
/** Sets that hold a shingle and are paired with one another; of more, each is paired with the one before only. */
const FELLOWS = 8;

/** Samples are sorted in so many parts, by the first bits of their hashes; a table of all would not fit into a `Map`. */
const PARTS = 256;
const HASHES_A_PART = 2 ** 32 / PARTS;

/**
 * Pairs of sets of shingles (each ascending) of which one holds about half of the other or more, the later one first. Sets
 * are compared by the shingles whose hash falls into a fixed part of all (Broder's sketch modulo m, 1997; FracMinHash), so
 * that a short text is found in a long one as well.
 */
export async function likelyPairs(sets: readonly Uint32Array[], work: Work = {}): Promise<[number, number][]> {
  const pace = new Pace(work.signal);
  const { ends, held, samples } = await sampled(sets, pace);
  const shared = new Map<number, number>();
  for (let part = 0, start = 0; part < PARTS; start = ends[part++]) {
    work.report?.(part, PARTS);
    await pace.breathe();
    const own = held.subarray(start, ends[part]).sort();
    for (let at = 0, first = 0; at < own.length; at++) {
      const set = own[at] % sets.length;
      const shingle = Math.floor(own[at] / sets.length);
      if (shingle !== Math.floor(own[first] / sets.length)) first = at;
      for (let earlier = at - first < FELLOWS ? first : at - 1; earlier < at; earlier++) {
        const pair = set * sets.length + (own[earlier] % sets.length);
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  }
  const pairs = [...shared].map(([pair, count]) => [Math.floor(pair / sets.length), pair % sets.length, count]);
  return pairs.filter(([a, b, count]) => count >= LEAST_SHARED * Math.min(samples[a], samples[b])).map(([a, b]): [number, number] => [a, b]).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

/** Which sets hold which of the sampled shingles, each as shingle · sets + set, part by part up to `ends`; and how many each set has. */
async function sampled(sets: readonly Uint32Array[], pace: Pace): Promise<{ ends: Int32Array; held: Float64Array; samples: Int32Array }> {
  const isSampled = (shingle: number) => mixed(1, shingle) % ONE_IN === 0;
  const partOf = (shingle: number) => Math.floor(shingle / HASHES_A_PART);
  const samples = new Int32Array(sets.length);
  const ends = new Int32Array(PARTS + 1);
  for (const [set, shingles] of sets.entries()) {
    if (pace.due) await pace.breathe();
    for (const shingle of shingles) {
      if (!isSampled(shingle)) continue;
      samples[set]++;
      ends[partOf(shingle) + 1]++;
    }
  }
  for (let part = 0; part < PARTS; part++) ends[part + 1] += ends[part];
  const held = new Float64Array(ends[PARTS]);
  // Where a part begins, until it is filled; then where it ends.
  for (const [set, shingles] of sets.entries()) {
    if (pace.due) await pace.breathe();
    for (const shingle of shingles) if (isSampled(shingle)) held[ends[partOf(shingle)]++] = shingle * sets.length + set;
  }
  return { ends, held, samples };
}
