import { squaredLengths } from '../algebra/rows';
import type { TowardsGroups } from '../quality/silhouette';

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
export function strengths(groups: Int32Array, { sizes, sums, products }: TowardsGroups): Float32Array {
  const count = sizes.length;
  const squares = squaredLengths(sums);
  const lengths = squares.map(square => Math.sqrt(Math.max(square, 1e-12)));
  const values = new Float32Array(groups.length);
  for (let i = 0; i < groups.length; i++) {
    const own = groups[i];
    if (own < 0) continue;
    const toOwn = products[i * count + own];
    // Similarity to the sum of the others in the group.
    const length = Math.sqrt(Math.max(0, squares[own] - 2 * toOwn + 1));
    const inside = sizes[own] > 1 && length > 1e-6 ? (toOwn - 1) / length : 1;
    values[i] = count === 1 ? Math.min(1, Math.max(0, inside)) : fitByLead(inside, nearestOther(products, i * count, own, lengths));
  }
  return values;
}

/** The similarity to the nearest of the other groups, whose products stand in a row from `first` on. */
function nearestOther(products: Float32Array, first: number, own: number, lengths: Float64Array): number {
  let next = -1;
  for (let c = 0; c < lengths.length; c++) {
    const similarity = products[first + c] / lengths[c];
    if (similarity > next && c !== own) next = similarity;
  }
  return next;
}

/** The fit of a document as near as `inside` to one group and as near as `next` to another, both as cosine similarity. */
export function fitByLead(inside: number, next: number): number {
  return 1 / (1 + 3 ** ((next - inside) / LEAD_OF_STRONG));
}
