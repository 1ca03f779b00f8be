import type { Algebra } from '../algebra/algebra';
import type { Matrix, Neighbours } from '../types';
import { throwIfCancelled, type Work } from '../work';
import { gatherCopies } from './copies';
import { alignToLongestSpread, fitToFrame, partCoincident, pullInOutliers } from './frame';
import { FEWEST_FOR_NEIGHBOURHOODS, umap, type UmapOptions } from './umap';

/**
 * Places documents on the map so that those about the same thing lie together: UMAP on the given neighbours, started
 * from principal components, copies beside each other. Gives x, y interleaved (2n), centred, one scale for both axes, within −1 … 1, the longest
 * spread along x; no two documents on one place. The same input and seed give the same map.
 */
export async function layoutMap(
  vectors: Matrix,
  neighbours: Neighbours,
  algebra: Algebra,
  options: UmapOptions,
  work?: Work,
): Promise<Float32Array> {
  throwIfCancelled(work?.signal);
  const n = vectors.rows;
  if (n <= 1) return new Float32Array(2 * n);
  const points = await umap(vectors, neighbours, 2, algebra, options, work);
  if (n >= FEWEST_FOR_NEIGHBOURHOODS) {
    gatherCopies(points, neighbours);
    pullInOutliers(points);
  }
  alignToLongestSpread(points);
  partCoincident(points);
  fitToFrame(points);
  return points;
}
