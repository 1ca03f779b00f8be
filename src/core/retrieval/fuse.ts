/** Positions in order, best first, and how much they count. */
export interface Ranking {
  readonly order: readonly number[];
  readonly weight: number;
}

/** The usual constant: how soon being first stops mattering. */
const K = 60;

/**
 * One ranking of several: each adds weight / (60 + place) to whom it names (reciprocal rank fusion; Cormack, Clarke &
 * Büttcher 2009), so that scores of different kinds need not be compared. Equals stay in the order they are first named.
 */
export function fuseRankings(rankings: readonly Ranking[]): number[] {
  const scores = new Map<number, number>();
  for (const { order, weight } of rankings) order.forEach((at, place) => scores.set(at, (scores.get(at) ?? 0) + weight / (K + place + 1)));
  return [...scores].sort((a, b) => b[1] - a[1]).map(([at]) => at);
}
