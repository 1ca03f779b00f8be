import type { Algebra } from '../algebra/algebra';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** Share that a document's groups have in how near it counts to a name: names are short, groups say more. */
const GROUPS = 0.75;
/** The documents nearest to a name, as a share of all, that show how near it gets. */
const NEAREST = 0.03;
const FEWEST = 5;
/** Where between far and near the border lies, and how sharply it divides. */
const BORDER = 0.25;
const STEEPNESS = 50;

/**
 * How likely each document belongs to none of the names, 0 … 1, by its likeness to them (n × k) and that of its groups. The
 * border is drawn from the likenesses themselves: as far is how near the middle document is to a name, as near how near
 * the nearest few are, both in the mean over the names.
 */
export async function likelyNone(likeness: Matrix, levels: readonly Int32Array[], algebra: Algebra, work: Work): Promise<Float64Array> {
  const { rows, columns: k } = likeness;
  const blended = await blendedWithGroups(likeness, levels, algebra, work);
  let [far, near] = [0, 0];
  for (let c = 0; c < k; c++) {
    const plain = column(likeness, c);
    far += (plain[rows >> 1] ?? 0) / k;
    const few = column(blended, c).subarray(-Math.max(FEWEST, Math.round(NEAREST * rows)));
    near += few.reduce((sum, value) => sum + value / few.length, 0) / k;
  }
  const border = far + BORDER * (near - far);
  return Float64Array.from({ length: rows }, (_, row) => {
    const best = Math.max(...blended.data.subarray(row * k, (row + 1) * k));
    return 1 / (1 + Math.exp(STEEPNESS * (best - border)));
  });
}

/** One column, ascending. */
function column({ rows, columns, data }: Matrix, c: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, row) => data[row * columns + c]).sort();
}

/** Likenesses mixed with the means of each document's groups at the levels given. */
async function blendedWithGroups(likeness: Matrix, levels: readonly Int32Array[], algebra: Algebra, work: Work): Promise<Matrix> {
  if (levels.length === 0) return likeness;
  const { rows, columns: k } = likeness;
  const data = likeness.data.map(value => (1 - GROUPS) * value);
  for (const groups of levels) {
    const sizes = groupSizes(groups);
    const sums = await algebra.groupSums(likeness, groups, sizes.length, work);
    const weight = GROUPS / levels.length;
    for (let row = 0; row < rows; row++) {
      for (let c = 0; c < k; c++) data[row * k + c] += (weight * sums.data[groups[row] * k + c]) / sizes[groups[row]];
    }
  }
  return { rows, columns: k, data };
}
