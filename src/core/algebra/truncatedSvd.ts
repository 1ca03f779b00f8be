import type { Vectors } from './basisProducts';
import { Pace, throwIfCancelled, type Work } from '../work';
import { largestEigen, type SymmetricOperator } from './largestEigen';
import { sparseTimes, transposed, type SparseMatrix } from './sparse';

/** The leading directions of the rows of a matrix, not centred. */
export interface SingularDirections {
  /** Singular values, largest first. */
  readonly values: Float64Array;
  /** Right singular vectors as columns (m × count): a row of the matrix times this gives its place. */
  readonly right: Float64Array;
}

/** Share of the largest eigenvalue that may be wrong if not given; clusters of close singular values need no parting. */
const TOLERANCE = 1e-3;
/** Squared singular values below this share of the largest are rounding: the matrix has no more directions. */
const NOTHING = 1e-10;

/**
 * The `count` largest singular values of a sparse matrix (n × m) with their right vectors, fewer when its rank is lower:
 * eigenvectors of the products of its rows or of its columns, whichever are fewer. Each vector's largest entry is positive.
 */
export async function truncatedSvd(matrix: SparseMatrix, count: number, work: Work = {}, tolerance = TOLERANCE): Promise<SingularDirections> {
  throwIfCancelled(work.signal);
  const pace = new Pace(work.signal);
  const byRows = matrix.rows < matrix.columnCount;
  const size = byRows ? matrix.rows : matrix.columnCount;
  if (size === 0 || matrix.values.length === 0) return { values: new Float64Array(0), right: new Float64Array(0) };
  const columns = transposed(matrix);
  const [inward, outward] = byRows ? [columns, matrix] : [matrix, columns];
  const operator: SymmetricOperator = {
    size,
    least: 0,
    multiply: async (vectors, width) => {
      const middle = await sparseTimes(inward, turned(vectors, width, size), width, pace);
      return turned(await sparseTimes(outward, middle, width, pace), size, width);
    },
  };
  const found = await largestEigen(operator, count, { tolerance, pace, report: work.report });
  const squares = found.values.filter(value => value > NOTHING * found.values[0]);
  const kept = squares.length;
  const values = squares.map(Math.sqrt);
  const own = turned(found.vectors.subarray(0, kept * size), kept, size);
  const right = byRows ? await sparseTimes(columns, own, kept, pace) : own;
  if (byRows) right.forEach((value, at) => (right[at] = value / values[at % kept]));
  fixSigns(right, kept);
  return { values, right };
}

/** rows × columns → columns × rows. */
function turned(matrix: Vectors, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++) for (let c = 0; c < columns; c++, at++) result[c * rows + row] = matrix[at];
  return result;
}

function fixSigns(vectors: Float64Array, count: number): void {
  const largest = new Float64Array(count);
  vectors.forEach((value, at) => {
    if (Math.abs(value) > Math.abs(largest[at % count])) largest[at % count] = value;
  });
  vectors.forEach((value, at) => (vectors[at] = largest[at % count] < 0 ? -value : value));
}
