import type { Neighbours } from '../types';
import { floorOf } from './bestRows';
import type { CellSearch } from './cellSearch';
import { hasLooked } from './looked';
import { eachVoted, noVotes } from './votes';

/** Some places and their true neighbours, by their bytes. */
export interface Sample {
  readonly places: Int32Array;
  readonly nearest: Neighbours;
}

/** A true neighbour that is not found. */
export interface Missed {
  readonly place: number;
  readonly other: number;
  /** Whether it would keep the place if it looked there, which offers it in turn. */
  readonly keeps: boolean;
}

/** The neighbours of the sample that are in cells it has not looked into, and that are not offered; of copies any will do. */
export function missedBy({ cells: { own }, looked, candidates }: CellSearch, { places, nearest }: Sample): Missed[] {
  const { k, indices, similarities } = candidates;
  const missed: Missed[] = [];
  places.forEach((place, list) => {
    const [first, end] = [place * k, (place + 1) * k];
    const known = new Set(indices.subarray(first, end));
    const least = floorOf(nearest, list);
    if (similarities.subarray(first, end).filter(similarity => similarity >= least).length >= nearest.k) return;
    for (let at = list * nearest.k; at < (list + 1) * nearest.k; at++) {
      const other = nearest.indices[at];
      if (known.has(other) || hasLooked(looked, place, own[other])) continue;
      missed.push({ place, other, keeps: nearest.similarities[at] > floorOf(candidates, other) && !hasLooked(looked, other, own[place]) });
    }
  });
  return missed;
}

/** For each of the missed how many votes its cell has, from the side with more of them; the most first. */
export function votesFor({ cells: { own, centres }, candidates }: CellSearch, missed: readonly Missed[], voters: number): number[] {
  const votes = noVotes(centres.rows);
  const votesOf = (place: number, other: number) => {
    let found = 0;
    eachVoted(votes, candidates, own, place, voters, (cell, count) => cell === own[other] && (found = count));
    return found;
  };
  return missed.map(({ place, other, keeps }) => Math.max(votesOf(place, other), keeps ? votesOf(other, place) : 0)).sort((a, b) => b - a);
}
