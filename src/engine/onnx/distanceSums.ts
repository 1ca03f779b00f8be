import type { InferenceSession } from 'onnxruntime-node';
import type { RowRange } from '../../core/algebra/algebra';
import { checkDistanceSums } from '../../core/algebra/distanceSums';
import { rowRange, squaredLengths } from '../../core/algebra/rows';
import type { Matrix } from '../../core/types';
import { throwIfCancelled, type Work } from '../../core/work';

/** Rows to a tile: the distances between two tiles are gone over several times, and 1 MB of them stays in the processor's cache. */
const TILE = 512;
/** Products with a single column are rounded in another way for each number of threads. */
const LEAST_COLUMNS = 2;

/** Some rows in an order by group, so that there are few groups among them. */
interface Tile {
  readonly rows: Int32Array;
  /** The groups of these rows, and for each row the place of its own among them (−1 = in none). */
  readonly groups: readonly number[];
  readonly places: Int32Array;
}

/**
 * `Algebra.distanceSums` by a session of `tileDistancesGraph`. A distance counts for both of its ends, so that among the rows
 * asked for each pair of tiles is looked at once; its sums by group are added up in double precision.
 */
export async function distanceSumsBy(
  session: InferenceSession,
  { Tensor }: typeof import('onnxruntime-node'),
  x: Matrix,
  range: RowRange,
  labels: Int32Array,
  k: number,
  work: Work = {},
): Promise<Float64Array> {
  const { first, count } = range;
  checkDistanceSums(x, range, labels, k);
  const sums = new Float64Array(count * k);
  if (!sums.length || !x.columns) return sums;
  const inGroup = (row: number) => labels[row] >= 0 && labels[row] < k;
  const isAsked = (row: number) => row >= first && row < first + count;
  const all = Int32Array.from(labels.keys());
  const asked = tilesOf(all.filter(isAsked), row => (inGroup(row) ? labels[row] : k), k);
  const others = tilesOf(all.filter(row => !isAsked(row) && inGroup(row)), row => labels[row], k);
  const wide = withSquares(x, [...asked, ...others].map(({ rows }) => rows));
  const tensor = ({ rows, columns, data }: Matrix) => new Tensor('float32', data, [rows, columns]);

  function addTo(tile: Tile, groups: readonly number[], found: Float32Array, selves?: Float32Array): void {
    const width = found.length / tile.rows.length;
    tile.rows.forEach((row, at) => {
      const to = (row - first) * k;
      groups.forEach((group, place) => (sums[to + group] += found[at * width + place]));
      if (selves && tile.places[at] >= 0) sums[to + labels[row]] -= selves[at];
    });
  }

  for (const [number, tile] of asked.entries()) {
    const [a, aMembers] = [tensor(turned(wide[number])), tensor(membersOf(tile))];
    for (const [at, other] of [...asked.slice(number), ...others].entries()) {
      throwIfCancelled(work.signal);
      const isSame = at === 0;
      const own = new Tensor('int32', tile.rows.map((_, row) => (isSame ? row : 0)), [tile.rows.length, 1]);
      const output = await session.run({ a, aMembers, own, b: tensor(wide[number + at]), bMembers: tensor(membersOf(other)) });
      addTo(tile, other.groups, output.sums.data as Float32Array, isSame ? (output.selves.data as Float32Array) : undefined);
      if (!isSame && at < asked.length - number) addTo(other, tile.groups, output.otherSums.data as Float32Array);
    }
    work.report?.(number + 1, asked.length);
  }
  return sums;
}

/** Cuts rows into tiles in the order of their groups; the number k stands for none. */
function tilesOf(rows: Int32Array, groupOf: (row: number) => number, k: number): Tile[] {
  rows.sort((a, b) => groupOf(a) - groupOf(b) || a - b);
  return Array.from({ length: Math.ceil(rows.length / TILE) }, (_, tile) => {
    const own = rows.subarray(tile * TILE, (tile + 1) * TILE);
    const groups = [...new Set(Array.from(own, groupOf))].filter(group => group < k);
    const placeOf = new Map(groups.map((group, place) => [group, place]));
    return { rows: own, groups, places: own.map(row => placeOf.get(groupOf(row)) ?? -1) };
  });
}

/** Some rows of each tile, with their squared lengths and ones behind them: their product with `turned` rows are squared distances. */
function withSquares(x: Matrix, tiles: readonly Int32Array[]): Matrix[] {
  const squares = squaredLengths(x);
  const columns = x.columns + 2;
  return tiles.map(rows => {
    const data = new Float32Array(rows.length * columns);
    rows.forEach((row, at) => {
      data.set(rowRange(x, row, 1).data, at * columns);
      data.set([squares[row], 1], (at + 1) * columns - 2);
    });
    return { rows: rows.length, columns, data };
  });
}

function turned({ rows, columns, data }: Matrix): Matrix {
  const other = data.map(value => -2 * value);
  for (let end = columns; end <= other.length; end += columns) [other[end - 2], other[end - 1]] = [data[end - 1], data[end - 2]];
  return { rows, columns, data: other };
}

/** Which row is in which of the tile's groups, as ones and zeros. */
function membersOf({ rows, groups, places }: Tile): Matrix {
  const columns = Math.max(LEAST_COLUMNS, groups.length);
  const data = new Float32Array(rows.length * columns);
  places.forEach((place, row) => place >= 0 && (data[row * columns + place] = 1));
  return { rows: rows.length, columns, data };
}
