import { freemem } from 'node:os';
import { KindredError } from '../../core/errors';

/** Share of the free memory that vectors of passages may take; the rest is for their texts' words, and for others. */
const SHARE = 0.5;
/** Share of it for those that are measured at once, and what stands beside each of their numbers while they are. */
const AT_ONCE_SHARE = 0.05;
const BYTES_A_NUMBER = 12;
const MOST_AT_ONCE = 8_192;
const FEWEST_AT_ONCE = 256;

/**
 * How many passages may be measured at once, the fewer the less memory is free. Throws an `outOfMemory` error when the packed
 * vectors of all of them would not fit in.
 */
export function passagesAtOnce(passages: number, columns: number, free = freemem()): number {
  const needed = passages * (columns + 4);
  if (needed > SHARE * free) {
    throw new KindredError('outOfMemory', `The vectors of ${passages} passages need ${megabytes(needed)} of memory, and ${megabytes(free)} are free. Close other programs, or choose fewer documents.`);
  }
  return Math.max(FEWEST_AT_ONCE, Math.min(MOST_AT_ONCE, Math.floor((AT_ONCE_SHARE * free) / (BYTES_A_NUMBER * columns))));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
