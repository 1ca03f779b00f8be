import { Pace, type Work } from '../work';

/**
 * The one-to-one assignment of rows to columns with the greatest sum of weights (r × c, row-major), rectangular: the
 * smaller side is assigned whole. Gives each row its column, or −1. Hungarian algorithm by shortest augmenting paths
 * (Kuhn, 1955; Jonker and Volgenant, 1987): at most s² · l steps for a smaller side s and a larger one l.
 */
export async function bestAssignment(weights: ArrayLike<number>, rows: number, columns: number, work: Work = {}): Promise<Int32Array> {
  const pace = new Pace(work.signal);
  if (weights.length !== rows * columns) throw new RangeError(`${rows} × ${columns} weights are ${rows * columns} numbers, not ${weights.length}`);
  if (rows <= columns) return assignRows((row, column) => -weights[row * columns + column], rows, columns, pace);
  const assigned = new Int32Array(rows).fill(-1);
  const rowOf = await assignRows((column, row) => -weights[row * columns + column], columns, rows, pace);
  rowOf.forEach((row, column) => (assigned[row] = column));
  return assigned;
}

/** Assigns each of r ≤ c rows at the smallest sum of costs. */
async function assignRows(cost: (row: number, column: number) => number, rows: number, columns: number, pace: Pace): Promise<Int32Array> {
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  /** Shortest known way to each column from the row being assigned, and the column before it on that way. */
  const distance = new Float64Array(columns);
  const before = new Int32Array(columns);
  const settled = new Uint8Array(columns);
  for (let start = 0; start < rows; start++) {
    distance.fill(Infinity);
    settled.fill(0);
    let row = start;
    let last = -1;
    let length = 0;
    for (;;) {
      if (pace.due) await pace.breathe();
      let nearest = -1;
      for (let column = 0; column < columns; column++) {
        if (settled[column]) continue;
        const way = length + cost(row, column) - rowPrice[row] - columnPrice[column];
        if (way < distance[column]) {
          distance[column] = way;
          before[column] = last;
        }
        if (nearest < 0 || distance[column] < distance[nearest]) nearest = column;
      }
      settled[nearest] = 1;
      last = nearest;
      length = distance[nearest];
      if (rowOf[nearest] < 0) break;
      row = rowOf[nearest];
    }
    rowPrice[start] += length;
    for (let column = 0; column < columns; column++) {
      if (!settled[column] || column === last) continue;
      rowPrice[rowOf[column]] += length - distance[column];
      columnPrice[column] -= length - distance[column];
    }
    // Along the way found, every column hands its row on.
    for (let column = last; column >= 0; column = before[column]) rowOf[column] = before[column] < 0 ? start : rowOf[before[column]];
  }
  const assigned = new Int32Array(rows).fill(-1);
  rowOf.forEach((row, column) => {
    if (row >= 0) assigned[row] = column;
  });
  return assigned;
}
