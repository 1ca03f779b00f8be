import type { Neighbours } from '../types';

/** Counts, for one row after the other, in which cells its nearest and the nearest of these are. */
export interface Votes {
  /** Of each cell; all 0 between two rows. */
  readonly counts: Uint16Array;
  /** The cells with a vote, in the order of their first. */
  readonly cells: Uint32Array;
}

/** Room for the votes of so many cells. */
export function noVotes(cells: number): Votes {
  return { counts: new Uint16Array(cells), cells: new Uint32Array(cells) };
}

/**
 * Tells of each cell that has some of the row's nearest known rows or of the nearest of these, and how often: neighbours of
 * neighbours are likely to be neighbours (Dong, Moses, Li 2011). So many of each list have a vote.
 */
export function eachVoted({ counts, cells }: Votes, { k, indices }: Neighbours, own: Int32Array, row: number, many: number, visit: (cell: number, votes: number) => void): void {
  let voted = 0;
  for (let at = row * k, end = at + many; at < end; at++) {
    const near = indices[at];
    if (near < 0) break;
    const cell = own[near];
    if (counts[cell]++ === 0) cells[voted++] = cell;
    for (let next = near * k, last = next + many; next < last && indices[next] >= 0; next++) {
      const cell = own[indices[next]];
      if (counts[cell]++ === 0) cells[voted++] = cell;
    }
  }
  for (let at = 0; at < voted; at++) {
    visit(cells[at], counts[cells[at]]);
    counts[cells[at]] = 0;
  }
}
