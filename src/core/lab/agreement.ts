import { adjustedRand } from '../quality/adjustedRand';
import { meanOf } from '../sums';

/**
 * How alike every two groupings of the same documents are, by the adjusted Rand index (documents in no group count as one
 * more group); null where one is missing, 1 on the diagonal.
 */
export function agreementMatrix(groupings: readonly (ArrayLike<number> | undefined)[]): (number | null)[][] {
  const matrix = groupings.map(() => groupings.map((): number | null => null));
  groupings.forEach((first, i) => {
    if (!first) return;
    matrix[i][i] = 1;
    for (let j = 0; j < i; j++) {
      const second = groupings[j];
      if (second) matrix[i][j] = matrix[j][i] = adjustedRand(first, second);
    }
  });
  return matrix;
}

/** Mean agreement of each grouping with all the others; null where there is nothing to agree with. */
export function meanAgreements(matrix: readonly (readonly (number | null)[])[]): (number | null)[] {
  return matrix.map((row, i) => {
    const others = row.filter((value, j): value is number => value !== null && j !== i);
    return others.length === 0 ? null : meanOf(others);
  });
}
