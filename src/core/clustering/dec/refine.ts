import type { Algebra } from '../../algebra/algebra';
import { rowsOf } from '../../algebra/rows';
import { shuffled, type Random } from '../../random';
import { createAdam } from '../../reduction/adam';
import { batchSize } from '../../reduction/autoencoder';
import { backward, forward, outputOf, parametersOf, type Layer } from '../../reduction/network';
import type { Matrix } from '../../types';
import { Pace, throwIfCancelled, type Work } from '../../work';
import { divergence, divergenceGradients, softAssignment, targetOf } from './softAssignment';

export interface Refined {
  /** n × k, rows sum to 1. */
  readonly assignment: Matrix;
  /** Divergence of the assignment from each target, before and after it was approached. */
  readonly losses: readonly number[];
}

const RATE = 1e-3;
/** Rounds over all rows for which a target is held. */
const ROUNDS_A_TARGET = 3;

/**
 * Draws the codes of an encoder (changed in place) together about the centres (changed in place), until fewer than a share
 * `tolerance` of the rows change their group from one target to the next (Xie, Girshick, Farhadi 2016, section 3.1).
 */
export async function refine(
  encoder: readonly Layer[],
  x: Matrix,
  centres: Matrix,
  { maxTargets, tolerance }: { readonly maxTargets: number; readonly tolerance: number },
  random: Random,
  algebra: Algebra,
  work: Work = {},
): Promise<Refined> {
  const inner: Work = { signal: work.signal };
  const pace = new Pace(work.signal);
  const step = createAdam([...parametersOf(encoder), centres.data], RATE);
  const assignmentNow = async () => softAssignment(await outputOf(encoder, x, algebra, inner), centres);
  const size = batchSize(x.rows);
  const losses: number[] = [];
  let q = await assignmentNow();
  for (let round = 0; round < maxTargets; round++) {
    work.report?.(round, maxTargets);
    throwIfCancelled(work.signal);
    const p = targetOf(q);
    losses.push(divergence(p, q));
    for (let pass = 0; pass < ROUNDS_A_TARGET; pass++) {
      const order = shuffled(x.rows, random);
      for (let first = 0; first < x.rows; first += size) {
        const rows = order.subarray(first, first + size);
        const values = await forward(encoder, rowsOf(x, rows), algebra, inner);
        const codes = values[encoder.length];
        const gradients = divergenceGradients(codes, centres, rowsOf(p, rows), softAssignment(codes, centres));
        step([...(await backward(encoder, values, gradients.rows, algebra, inner)), gradients.centres.data]);
        await pace.breathe();
      }
    }
    const next = await assignmentNow();
    losses.push(divergence(p, next));
    const moved = changed(q, next);
    q = next;
    if (moved <= tolerance * x.rows) break;
  }
  work.report?.(maxTargets, maxTargets);
  return { assignment: q, losses };
}

/** Number of rows whose largest entry stands in another column. */
function changed(a: Matrix, b: Matrix): number {
  const k = a.columns;
  const largest = ({ data }: Matrix, row: number) => {
    let best = row * k;
    for (let at = best + 1; at < (row + 1) * k; at++) if (data[at] > data[best]) best = at;
    return best;
  };
  let count = 0;
  for (let row = 0; row < a.rows; row++) if (largest(a, row) !== largest(b, row)) count++;
  return count;
}
