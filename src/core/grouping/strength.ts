import type { Algebra } from '../algebra/algebra';
import { squaredLengths } from '../algebra/rows';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import type { Work } from '../work';

/**
 * Lead over the next group that counts as strength 0.75. On labelled collections about three of four documents with this
 * lead carry their group's most frequent label, of those without any lead one in three.
 */
const LEAD_OF_STRONG = 0.15;

/**
 * How far inside its group each document lies, against the next group: 0.5 = between the two, 0.75 and more = clearly
 * inside, below 0.5 = nearer to another. From the lead in cosine similarity to the group's centre (the document itself
 * left out) over the nearest other centre, through a logistic curve. In a single group: the similarity to the centre; in
 * no group: 0.
 */
export async function strengths(vectors: Matrix, groups: Int32Array, algebra: Algebra, work?: Work): Promise<Float32Array> {
  const sizes = groupSizes(groups);
  const count = sizes.length;
  const sums = await algebra.groupSums(vectors, groups, count, work);
  const products = (await algebra.productTransposed(vectors, sums, work)).data;
  const squares = squaredLengths(sums);
  const values = new Float32Array(vectors.rows);
  for (let i = 0; i < vectors.rows; i++) {
    const own = groups[i];
    if (own < 0) continue;
    const toOwn = products[i * count + own];
    // Similarity to the sum of the others in the group.
    const length = Math.sqrt(Math.max(0, squares[own] - 2 * toOwn + 1));
    const inside = sizes[own] > 1 && length > 1e-6 ? (toOwn - 1) / length : 1;
    if (count === 1) {
      values[i] = Math.min(1, Math.max(0, inside));
      continue;
    }
    let next = -1;
    for (let c = 0; c < count; c++) {
      if (c !== own) next = Math.max(next, products[i * count + c] / Math.sqrt(Math.max(squares[c], 1e-12)));
    }
    values[i] = fitByLead(inside, next);
  }
  return values;
}

/** The fit of a document as near as `inside` to one group and as near as `next` to another, both as cosine similarity. */
export function fitByLead(inside: number, next: number): number {
  return 1 / (1 + 3 ** ((next - inside) / LEAD_OF_STRONG));
}
