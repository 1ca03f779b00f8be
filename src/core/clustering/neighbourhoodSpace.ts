import type { Algebra } from '../algebra/algebra';
import { nearestRows } from '../graph/nearestRows';
import { rowsOf } from '../algebra/rows';
import type { ParameterSpec } from '../parameters';
import { umap } from '../projection/umap';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';
import { distinctRows } from './distinctRows';

const NEIGHBOURS = 15;

/**
 * In the language model's 384 dimensions all distances are much alike: HDBSCAN leaves 39 to 92 % of newsgroup, news and
 * question titles ungrouped and DBSCAN makes one group of all; in 5 dimensions 20 to 35 % and 3 to 7 % stay ungrouped.
 */
export const dimensionsParameter: ParameterSpec = {
  name: 'dimensions',
  kind: 'integer',
  least: 0,
  most: 100,
  standard: 5,
  description: 'Looks for dense places in a space of so many dimensions that keeps neighbours together (UMAP); 0 = among the vectors as they are.',
};

/**
 * The rows of x in a space of few dimensions that keeps neighbourhoods (see `umap`) and parts dense places from thin ones,
 * which in many dimensions hardly differ. Copies come to one place. With 0 dimensions, or no fewer than x has: x itself.
 */
export async function neighbourhoodSpace(x: Matrix, dimensions: number, seed: number, algebra: Algebra, work: Work = {}): Promise<Matrix> {
  if (dimensions === 0 || dimensions >= x.columns) return x;
  const { first, kind } = distinctRows(x);
  const rows = rowsOf(x, first);
  const { k, indices, distances } = await nearestRows(rows, NEIGHBOURS, algebra, partOf(work, 0, 0.2));
  // Of unit rows the cosine; of others what leads to the same order.
  const similarities = Float32Array.from(distances, distance => 1 - distance ** 2 / 2);
  const points = await umap(rows, { k, indices, similarities }, dimensions, algebra, { seed }, partOf(work, 0.2, 1));
  return rowsOf({ rows: rows.rows, columns: dimensions, data: points }, kind);
}
