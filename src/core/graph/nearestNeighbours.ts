import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { checkMatrix, neighbourCount } from '../algebra/shapes';
import { randomRows } from '../clustering/kmeansStart';
import { seededRandom } from '../random';
import type { Matrix, Neighbours } from '../types';
import { partOf, throwIfCancelled, type Work } from '../work';
import { noNeighbours } from './bestRows';
import { cellsOf } from './cells';
import { compareAcross, compareSample, compareWithin, nearestOfCandidates, type CellSearch, type Reach } from './cellSearch';

/** Up to so many rows each is compared with all others, which takes no longer. */
const EXACT_ROWS = 20_000;
/** Cells for the square root of the number of rows: more are longer to find one's way through, fewer to look into. */
const CELLS = 0.7;
/** Share of the nearest rows that are to be found, above the promised 0.99 by what a sample may be wrong by. */
const RECALL = 0.993;
/** Rows whose true neighbours are looked up to see how far one has to look. */
const SAMPLE = 500;
/** How much a row's similarity to its own centre counts in what is asked of others: all where there are topics, less where they run into each other. */
const WEIGHTS = [1, 0.75, 0.5];
/** Where more than this share of all pairs would have to be compared, all are, which is faster. */
const MOST_COMPARED = 0.9;
/** Candidates beside the wanted neighbours: bytes mistake the order of those that are almost as similar. */
const SPARE = 5;
/** Results depend on nothing that is drawn but by the few neighbours that are not found. */
const SEED = 1;

/**
 * The k nearest other rows of each row of x (unit length) by cosine; k is cut to n − 1. Exact up to 20,000 rows. Above it,
 * rows are parted into cells and compared within those near to them (an inverted file, Jégou, Douze, Schmid 2011) at a byte a
 * number, and the best in full: how near is settled by the neighbours of 500 rows among all, so that 99 of 100 neighbours are
 * found. The same rows give the same neighbours; beside x there is a quarter of it in memory.
 */
export async function nearestNeighbours(x: Matrix, k: number, algebra: Algebra, work: Work = {}, exactRows = EXACT_ROWS): Promise<Neighbours> {
  checkMatrix('matrix', x);
  const found = neighbourCount(x.rows, k);
  if (x.rows <= exactRows || !found) return algebra.kNearest(x, found, work);
  throwIfCancelled(work.signal);
  const random = seededRandom(SEED);
  const cells = await cellsOf(x, Math.round(CELLS * Math.sqrt(x.rows)), random, algebra, partOf(work, 0, 0.1));
  const sample = randomRows(Int32Array.from({ length: x.rows }, (_, row) => row), SAMPLE, random);
  const search: CellSearch = { x, cells, sample, candidates: noNeighbours(x.rows, neighbourCount(x.rows, found + SPARE)) };
  await compareWithin(search, algebra, partOf(work, 0.1, 0.2));
  await compareSample(search, algebra, partOf(work, 0.2, 0.3));
  const reach = await reachFor(search, found, algebra, work);
  if (reach === undefined) return algebra.kNearest(x, found, partOf(work, 0.3, 1));
  await compareAcross(search, reach, algebra, partOf(work, 0.3, 0.8));
  return nearestOfCandidates(search, found, algebra, partOf(work, 0.8, 1));
}

/**
 * How far to look so that a sample of rows finds the wanted share of its neighbours and is compared with as few rows as that
 * takes. Undefined when comparing all pairs is faster.
 */
async function reachFor({ x, cells, sample, candidates }: CellSearch, k: number, algebra: Algebra, work: Work): Promise<Reach | undefined> {
  const { centres, own, nearness, offsets } = cells;
  const { data } = await algebra.productTransposed(rowsOf(x, sample), centres, { signal: work.signal });
  let reach: Reach | undefined;
  let fewest = MOST_COMPARED * sample.length * x.rows;
  for (const weight of WEIGHTS) {
    /** For each row of the sample, how similar the centre of each cell is beyond what is asked of it. */
    const beyond = data.map((product, at) => product - weight * nearness[sample[Math.floor(at / centres.rows)]]);
    const needed = Float32Array.from({ length: sample.length * k }, (_, at) => {
      const row = Math.floor(at / k);
      return beyond[row * centres.rows + own[candidates.indices[sample[row] * candidates.k + (at % k)]]];
    }).sort();
    const base = needed[needed.length - Math.ceil(RECALL * needed.length)];
    const compared = beyond.reduce((sum, much, at) => sum + (much >= base ? offsets[(at % centres.rows) + 1] - offsets[at % centres.rows] : 0), 0);
    if (compared <= fewest) [reach, fewest] = [{ weight, base }, compared];
  }
  return reach;
}
