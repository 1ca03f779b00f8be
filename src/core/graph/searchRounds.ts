import type { Algebra } from '../algebra/algebra';
import { Pace, partOf, type Work } from '../work';
import { numbersFrom } from './cells';
import { lookInto, type CellSearch, type Tell } from './cellSearch';
import { missedBy, votesFor, type Missed, type Sample } from './missed';
import { reachFor, type Reach } from './reach';
import { eachVoted, noVotes } from './votes';

/** How many of a list of neighbours have a vote: few are counted sooner. */
const VOTERS = [12, 20];
/** Votes that find less than this share of what is missing are not worth a round. */
const WORTH = 0.25;

/**
 * Rows look into the cells nearest to them and then, round by round, into those in which the neighbours of their neighbours are,
 * until a sample has found the wanted share of its own; how many of these must be in a cell is settled by the sample too. What
 * is hardly found so is looked for in all cells that are near enough. False when comparing all pairs is faster.
 */
export async function lookAround(search: CellSearch, sample: Sample, share: number, algebra: Algebra, work: Work): Promise<boolean> {
  const most = Math.floor((1 - share) * sample.nearest.indices.length);
  let tell = byNearest(search);
  for (let from = 0; ; from = (1 + from) / 2) {
    const before = search.compared;
    if (!(await lookInto(search, tell, algebra, partOf(work, from, (1 + from) / 2)))) return false;
    const missed = missedBy(search, sample);
    const wanted = missed.length - most;
    if (wanted <= 0) return true;
    const voted = search.compared > before ? byVotes(search, missed, wanted, new Pace(work.signal)) : undefined;
    if (!voted) {
      const reach = await reachFor(search, sample.places, missed, wanted, algebra, work);
      return lookInto(search, byReach(search, reach, algebra, work), algebra, partOf(work, (1 + from) / 2, 1));
    }
    tell = voted;
  }
}

/** Tells of the cells with the nearest centres. */
function byNearest({ cells: { nearest: { k, indices } } }: CellSearch): Tell {
  return (first, end, look) => {
    for (let at = first * k; at < end * k; at++) look(Math.floor(at / k), indices[at]);
  };
}

/** Tells of the cells with as many votes as it takes to find what is wanted, or with any; undefined where that finds too little. */
function byVotes(search: CellSearch, missed: readonly Missed[], wanted: number, pace: Pace): Tell | undefined {
  const { cells, candidates } = search;
  let [voters, least, found] = [0, 0, 0];
  for (voters of VOTERS) {
    const counts = votesFor(search, missed, Math.min(voters, candidates.k));
    [least, found] = [counts[wanted - 1], counts.filter(count => count > 0).length];
    if (least > 0) break;
  }
  if (found < WORTH * missed.length) return undefined;
  const votes = noVotes(cells.centres.rows);
  return async (first, end, look) => {
    for (let place = first; place < end; place++) {
      if (pace.due) await pace.breathe();
      // A row of zeros is as near to all, which says nothing of where to look.
      if (cells.packed.scales[place] === 0) continue;
      eachVoted(votes, candidates, cells.own, place, Math.min(voters, candidates.k), (cell, count) => {
        if (count >= least) look(place, cell);
      });
    }
  };
}

/** Tells of the cells within reach. */
function byReach({ cells: { packed, centres, nearest } }: CellSearch, { weight, base }: Reach, algebra: Algebra, work: Work): Tell {
  const firstCentre = packed.rows - centres.rows;
  const floor = (place: number) => (packed.scales[place] > 0 ? base + weight * nearest.similarities[place * nearest.k] : Infinity);
  return (first, end, look) => {
    const visit = (place: number, centre: number) => look(place, centre - firstCentre);
    return algebra.eachPackedAbove(packed, numbersFrom(first, end - first), numbersFrom(firstCentre, centres.rows), { floor, visit }, { signal: work.signal });
  };
}
