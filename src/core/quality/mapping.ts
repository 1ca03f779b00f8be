import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { bestAssignment } from './assignment';
import { groupCentres, type GroupCentres } from './centres';
import type { Contingency } from './contingency';

/**
 * The class each found group stands for when each class may be taken once: the assignment with the most items in common
 * (Hungarian); of several the one whose groups and classes are the most alike, so that no order of labels decides. Rows of
 * the table are classes, columns groups; gives a row for each column, −1 for groups left over.
 */
export function oneToOneMapping({ rows, columns, cellRows, cellColumns, cells }: Contingency, work?: Work): Promise<Int32Array> {
  const shared = new Float64Array(columns.length * rows.length);
  // Likeness (F1) counts for less than one item, even summed over all pairs.
  const share = 1 / (Math.min(rows.length, columns.length) + 1);
  cells.forEach((count, at) => {
    const likeness = (2 * count) / (rows[cellRows[at]] + columns[cellColumns[at]]);
    shared[cellColumns[at] * rows.length + cellRows[at]] = count + share * likeness;
  });
  return bestAssignment(shared, columns.length, rows.length, work);
}

/**
 * The class each found group stands for by nearness: the one whose centre is nearest to the group's (Euclidean), whichever
 * others take it too. Rows of the table are classes, columns groups, items the rows of `vectors`; gives a row for each column.
 */
export async function nearestCentreMapping(table: Contingency, vectors: Matrix, work?: Work): Promise<Int32Array> {
  const classes = await groupCentres(vectors, table.rowOf, work);
  const groups = await groupCentres(vectors, table.columnOf, work);
  const mapping = new Int32Array(groups.count);
  const pace = new Pace(work?.signal);
  for (let group = 0; group < groups.count; group++) {
    if (pace.due) await pace.breathe();
    mapping[group] = nearest(groups, group, classes);
  }
  return mapping;
}

function nearest(from: GroupCentres, at: number, to: GroupCentres): number {
  let best = -1;
  let least = Infinity;
  for (let other = 0; other < to.count; other++) {
    let square = 0;
    for (let c = 0; c < to.columns; c++) square += (from.centres[at * to.columns + c] - to.centres[other * to.columns + c]) ** 2;
    if (square < least) [best, least] = [other, square];
  }
  return best;
}
