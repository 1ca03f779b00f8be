import { countsOf } from '../gather';
import { contingency, type Contingency } from './contingency';

/** Normalised mutual information of two partitions (arithmetic mean of the entropies, as in scikit-learn): 0 … 1. */
export function normalisedMutualInformation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const table = contingency(first, second);
  if (areTheSame(table)) return 1;
  const shared = mutualInformation(table);
  if (shared <= 1e-15) return 0;
  return (2 * shared) / (entropy(table.rows, table.n) + entropy(table.columns, table.n));
}

/**
 * Mutual information corrected for chance (Vinh, Epps and Bailey, 2010; arithmetic mean of the entropies): 1 = the same,
 * about 0 = no more alike than random partitions with groups of these sizes.
 */
export function adjustedMutualInformation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const table = contingency(first, second);
  if (areTheSame(table)) return 1;
  if (table.rows.length === 1 || table.columns.length === 1) return 0;
  const expected = expectedMutualInformation(table.rows, table.columns, table.n);
  const mean = (entropy(table.rows, table.n) + entropy(table.columns, table.n)) / 2;
  return (mutualInformation(table) - expected) / (mean - expected);
}

/**
 * The partitions differ in the numbers of their groups at most. Told by counting, as what is shared, expected and possible
 * would differ by rounding only where every item is alone.
 */
function areTheSame({ rows, columns, cells }: Contingency): boolean {
  return rows.length === cells.length && columns.length === cells.length;
}

/** Entropy (natural logarithm) of groups of these sizes, n items together. */
export function entropy(sizes: Float64Array, n: number): number {
  let sum = 0;
  for (const size of sizes) if (size > 0) sum -= (size / n) * Math.log(size / n);
  return sum;
}

/** Mutual information (natural logarithm) of the two partitions of a table. */
export function mutualInformation({ n, rows, columns, cellRows, cellColumns, cells }: Contingency): number {
  let sum = 0;
  for (let c = 0; c < cells.length; c++) {
    sum += (cells[c] / n) * Math.log((n * cells[c]) / (rows[cellRows[c]] * columns[cellColumns[c]]));
  }
  return Math.max(0, sum);
}

/** Mean mutual information of random partitions with the given sizes. Equal sizes are worked out once. */
function expectedMutualInformation(rows: Float64Array, columns: Float64Array, n: number): number {
  const logFactorials = new Float64Array(n + 1);
  for (let i = 2; i <= n; i++) logFactorials[i] = logFactorials[i - 1] + Math.log(i);
  let sum = 0;
  for (const [a, times] of countsOf(rows)) {
    for (const [b, timesB] of countsOf(columns)) {
      const fixed =
        logFactorials[a] + logFactorials[b] + logFactorials[n - a] + logFactorials[n - b] - logFactorials[n];
      let part = 0;
      for (let shared = Math.max(1, a + b - n); shared <= Math.min(a, b); shared++) {
        const logProbability =
          fixed -
          logFactorials[shared] -
          logFactorials[a - shared] -
          logFactorials[b - shared] -
          logFactorials[n - a - b + shared];
        part += (shared / n) * Math.log((n * shared) / (a * b)) * Math.exp(logProbability);
      }
      sum += part * times * timesB;
    }
  }
  return sum;
}
