import type { Algebra } from '../algebra/algebra';
import { unpackedRows } from '../algebra/packedRows';
import type { Work } from '../work';
import { sizeOf } from './cells';
import type { CellSearch } from './cellSearch';
import { hasLooked } from './looked';
import type { Missed } from './missed';

/** A row looks into a cell whose centre is at least as similar to it as base + weight · its similarity to the centre of its own. */
export interface Reach {
  readonly weight: number;
  readonly base: number;
}

/** How much a row's similarity to its own centre counts in what is asked of others: all where there are topics, less where they run into each other. */
const WEIGHTS = [1, 0.75, 0.5];

/** How far to look so that the wanted number of the missed is found and some places are compared with as few others as that takes. */
export async function reachFor({ cells, looked }: CellSearch, places: Int32Array, missed: readonly Missed[], wanted: number, algebra: Algebra, work: Work): Promise<Reach> {
  const { packed, centres, own, nearest } = cells;
  const beyondOf = async (asked: Int32Array) => {
    const { data } = await algebra.productTransposed(unpackedRows(packed, asked), centres, { signal: work.signal });
    return (at: number, cell: number, weight: number) => data[at * centres.rows + cell] - weight * nearest.similarities[asked[at] * nearest.k];
  };
  const sampled = await beyondOf(places);
  const [here, there] = [await beyondOf(Int32Array.from(missed, ({ place }) => place)), await beyondOf(Int32Array.from(missed, ({ other }) => other))];
  let [best, fewest]: [Reach, number] = [{ weight: 0, base: -Infinity }, Infinity];
  for (const weight of WEIGHTS) {
    const needed = missed.map(({ place, other, keeps }, at) => Math.max(here(at, own[other], weight), keeps ? there(at, own[place], weight) : -Infinity)).sort((a, b) => b - a);
    const base = needed[wanted - 1];
    let compared = 0;
    places.forEach((place, at) => {
      for (let cell = 0; cell < centres.rows; cell++) if (sampled(at, cell, weight) >= base && !hasLooked(looked, place, cell)) compared += sizeOf(cells, cell);
    });
    if (compared < fewest) [best, fewest] = [{ weight, base }, compared];
  }
  return best;
}
