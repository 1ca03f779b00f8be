import type { Algebra } from '../algebra/algebra';
import { rowRange, squaredLengths } from '../algebra/rows';
import { groupSizes } from '../clustering/labels';
import { fitByLead } from '../grouping/strength';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** Groups by the sums of their members' vectors. */
export interface GroupSums {
  /** Label of each document, 0 … k − 1; −1 for none. */
  readonly labels: Int32Array;
  readonly sizes: readonly number[];
  /** k × d. */
  readonly sums: Matrix;
  readonly squares: Float64Array;
}

/** How near a document lies to the middle of a group, the document itself left out. */
export interface GroupFit {
  readonly label: number;
  /** Cosine similarity, −1 … 1. */
  readonly likeness: number;
  /** Against the other of the two groups, 0 … 1: both are 0.5 for a document between them. */
  readonly fit: number;
}

/** Adds up the members of each group. */
export async function groupSumsOf(vectors: Matrix, labels: Int32Array, algebra: Algebra): Promise<GroupSums> {
  const sizes = [...groupSizes(labels)];
  const sums = await algebra.groupSums(vectors, labels, sizes.length);
  return { labels, sizes, sums, squares: squaredLengths(sums) };
}

/**
 * How well a document fits its own group, and the group it fits best among the others. A group of nobody else is as near as
 * can be; null where there is no such group.
 */
export async function groupFits(vectors: Matrix, place: number, { labels, sizes, sums, squares }: GroupSums, algebra: Algebra, work?: Work): Promise<{ own: GroupFit | null; next: GroupFit | null }> {
  const own = labels[place];
  const products = (await algebra.productTransposed(rowRange(vectors, place, 1), sums, work)).data;
  const square = squaredLengths(rowRange(vectors, place, 1))[0];
  let next = -1;
  const likeness = Array.from(products, (product, label) => {
    if (label !== own) return product / Math.sqrt(Math.max(squares[label], 1e-12));
    const length = Math.sqrt(Math.max(0, squares[own] - 2 * product + square));
    return sizes[own] > 1 && length > 1e-6 ? (product - square) / length : 1;
  });
  for (let label = 0; label < likeness.length; label++) if (label !== own && (next < 0 || likeness[label] > likeness[next])) next = label;
  const fitOf = (label: number, other: number): GroupFit | null =>
    label < 0 ? null : { label, likeness: likeness[label], fit: other < 0 ? Math.min(1, Math.max(0, likeness[label])) : fitByLead(likeness[label], likeness[other]) };
  return { own: fitOf(own, next), next: fitOf(next, own) };
}
