import type { Algebra } from '../algebra/algebra';
import type { Matrix } from '../types';
import type { Work } from '../work';

/**
 * Cosine of each row to the sum of its group's rows (`labels` in 0 … k − 1, others get 0), for rows of unit length: how
 * central a document is.
 */
export async function centrality(x: Matrix, labels: Int32Array, k: number, algebra: Algebra, work?: Work): Promise<Float32Array> {
  const { columns, data } = await algebra.groupSums(x, labels, k, work);
  const lengths = Float64Array.from({ length: k }, (_, g) => Math.hypot(...data.subarray(g * columns, (g + 1) * columns)));
  return Float32Array.from(labels, (g, row) => {
    if (g < 0 || g >= k || !lengths[g]) return 0;
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += x.data[row * columns + c] * data[g * columns + c];
    return sum / lengths[g];
  });
}
