import { KindredError } from '../errors';
import type { Choice, Matrix } from '../types';

const BYTES = 4;
/** Methods that keep the distance of every pair of documents. */
const PAIRWISE: readonly string[] = ['average', 'complete', 'single'];

/**
 * Peak memory of a method on the vectors (n × d), estimated: the vectors and a copy for the samples, how near each
 * document is to each of k groups, and the half matrix of distances where a method keeps one.
 */
export function estimatedBytes({ name }: Choice, { rows, columns }: Matrix, groups: number): number {
  const pairs = PAIRWISE.includes(name) ? (rows * (rows - 1)) / 2 : 0;
  return BYTES * (2 * rows * columns + 2 * rows * groups + pairs);
}

/** Throws a `KindredError` when something needs more memory than there is room for. */
export function checkRoom(bytes: number, room: number): void {
  if (bytes <= room) return;
  throw new KindredError('outOfMemory', `It needs about ${gigabytes(bytes)} of memory, and ${gigabytes(room)} are free. Choose fewer documents, or another method.`);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
