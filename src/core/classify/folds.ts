import { seededRandom, shuffled } from '../random';

/**
 * Deals rows to folds so that each fold has its share of every class and all folds are about equally large. A class's rows
 * come into as many different folds as there are, so that no fold takes all of them. A row that is alone in its class
 * gets −1: it can only be learnt from. Labels are 0 … classes − 1.
 */
export function stratifiedFolds(labels: Int32Array, classes: number, folds: number, seed: number): Int32Array {
  const members = Array.from({ length: classes }, () => [] as number[]);
  for (const row of shuffled(labels.length, seededRandom(seed))) members[labels[row]].push(row);
  const dealt = new Int32Array(labels.length).fill(-1);
  let next = 0;
  for (const rows of members) if (rows.length > 1) for (const row of rows) dealt[row] = next++ % folds;
  return dealt;
}
