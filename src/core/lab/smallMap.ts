import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { layoutMap } from '../projection/layout';
import { seededRandom, shuffled } from '../random';
import type { Matrix } from '../types';
import type { Work } from '../work';
import type { SmallMap } from './comparison';

/** More points than this make a picture of this size no clearer. */
const MOST_POINTS = 1500;
const NEIGHBOURS = 15;

/** Places a sample of the documents by their vectors. */
export async function smallMap(vectors: Matrix, algebra: Algebra, seed: number, work: Work = {}): Promise<SmallMap> {
  const rows = shuffled(vectors.rows, seededRandom(seed)).subarray(0, MOST_POINTS).sort();
  const seen = rowsOf(vectors, rows);
  const neighbours = await algebra.kNearest(seen, NEIGHBOURS, { signal: work.signal });
  return { rows, positions: await layoutMap(seen, neighbours, algebra, { seed }, work) };
}
