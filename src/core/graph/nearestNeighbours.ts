import type { Algebra } from '../algebra/algebra';
import { checkMatrix, neighbourCount } from '../algebra/shapes';
import { randomRows } from '../clustering/kmeansStart';
import { seededRandom } from '../random';
import type { Matrix, Neighbours } from '../types';
import { partOf, throwIfCancelled, type Work } from '../work';
import { nearestOfCandidates } from './bestCandidates';
import { noNeighbours } from './bestRows';
import { cellsOf, numbersFrom } from './cells';
import { compareWithin, nearestOfAll, type CellSearch } from './cellSearch';
import { nothingLooked } from './looked';
import { lookAround } from './searchRounds';

/** Up to so many rows each is compared with all others, which takes no longer. */
const EXACT_ROWS = 20_000;
/** Cells for the square root of the number of rows: more are longer to find one's way through, fewer to look into. */
const CELLS = 1;
/** Cells that each row looks into at first. */
const FIRST = 3;
/** Share of the nearest rows that are to be found, above the promised 0.99 by what a sample may be wrong by. */
const RECALL = 0.994;
/** Rows whose true neighbours are looked up to see how far one has to look. */
const SAMPLE = 500;
/** Candidates beside the wanted neighbours: bytes mistake the order of those that are almost as similar. */
const SPARE = 5;
/** Results depend on nothing that is drawn but by the few neighbours that are not found. */
const SEED = 1;

/**
 * The k nearest other rows of each row of x (unit length) by cosine; k is cut to n − 1. Exact up to 20,000 rows. Above it,
 * rows are parted into cells and compared within some (an inverted file, Jégou, Douze, Schmid 2011) at a byte a number, and the
 * best in full: those near to them and those in which the neighbours of their neighbours are, until a sample of rows has found 99
 * of 100 of its own. The same rows give the same neighbours. Beside x there is a quarter of it in memory, and a bit for each row
 * and cell: 4 MB for 100,000 rows, 125 MB for a million.
 */
export async function nearestNeighbours(x: Matrix, k: number, algebra: Algebra, work: Work = {}, exactRows = EXACT_ROWS): Promise<Neighbours> {
  checkMatrix('matrix', x);
  const found = neighbourCount(x.rows, k);
  if (x.rows <= exactRows || !found) return algebra.kNearest(x, found, work);
  throwIfCancelled(work.signal);
  const random = seededRandom(SEED);
  const cells = await cellsOf(x, Math.round(CELLS * Math.sqrt(x.rows)), FIRST, random, algebra, partOf(work, 0, 0.1));
  const search: CellSearch = { cells, looked: nothingLooked(x.rows, cells.centres.rows), candidates: noNeighbours(x.rows, neighbourCount(x.rows, found + SPARE)), compared: 0 };
  await compareWithin(search, algebra, partOf(work, 0.1, 0.2));
  const places = randomRows(numbersFrom(0, x.rows), SAMPLE, random);
  const sample = { places, nearest: await nearestOfAll(cells, places, found, algebra, partOf(work, 0.2, 0.3)) };
  const areFound = await lookAround(search, sample, RECALL, algebra, partOf(work, 0.3, 0.8));
  return areFound ? nearestOfCandidates(x, search, found, algebra, partOf(work, 0.8, 1)) : algebra.kNearest(x, found, partOf(work, 0.8, 1));
}
