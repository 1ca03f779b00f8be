import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import type { Pace } from '../work';

const STEPS = 20;
/** Documents that each group is taken to have beforehand, spread evenly over the classes: a few members do not outvote their own words. */
const BEFOREHAND = 2;

/**
 * The probabilities of each document (n × k) once its group has had its say: how common each class is in a group is
 * estimated by expectation maximisation (Saerens, Latinne & Decaestecker 2002), and what is common there becomes likelier for
 * its members. A group of one mind carries its doubtful members along; a mixed group leaves each to itself. Documents in
 * no group (−1) keep what they have.
 */
export async function withGroupVotes(own: Matrix, groups: Int32Array, pace: Pace): Promise<Matrix> {
  const { rows, columns: k } = own;
  const sizes = groupSizes(groups);
  let common = new Float64Array(sizes.length * k).fill(1 / k);
  const data = own.data.slice();
  for (let step = 0; step < STEPS; step++) {
    await pace.breathe();
    const seen = new Float64Array(sizes.length * k).fill(BEFOREHAND / k);
    for (let row = 0; row < rows; row++) {
      const group = groups[row];
      if (group < 0) continue;
      let sum = 0;
      for (let c = 0; c < k; c++) sum += data[row * k + c] = own.data[row * k + c] * common[group * k + c];
      for (let c = 0; c < k; c++) seen[group * k + c] += data[row * k + c] /= sum || 1;
    }
    common = seen.map((value, at) => value / (sizes[Math.floor(at / k)] + BEFOREHAND));
  }
  return { rows, columns: k, data };
}
