import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Algebra, NearestCentres } from '../../core/algebra/algebra';
import { groupSums } from '../../core/algebra/groupSums';
import { MIDDLE, packedRange } from '../../core/algebra/packedRows';
import { rowRange, squaredLengths } from '../../core/algebra/rows';
import { checkCentres, checkMatrix, checkOthers, checkPacked, checkSameColumns, checkSameRows, checkSearched, emptyNearestCentres, emptyNeighbours, matrixIn, neighbourCount, zeros } from '../../core/algebra/shapes';
import type { Matrix, Neighbours } from '../../core/types';
import type { Work } from '../../core/work';
import { distanceSumsBy } from './distanceSums';
import { nearestAboveGraph, nearestCentreGraph, nearestCentreOfRowsGraph, nearestPackedGraph, nearestRowsGraph, packedBlocksGraph, packedProductGraph, productTransposedGraph, productsWithOthersGraph, tileDistancesGraph, transposedProductGraph } from './graphs';
import { modelBytes, type Graph } from './model';
import { eachPackedAboveBy, nearestPackedBy, type Rooms } from './packedSearch';
import { loadRuntime, sessionOptions } from './runtime';
import { spans } from './spans';
import { twoByteColumns } from './twoBytes';

/** An `Algebra` that holds native memory until it is released. */
export interface OnnxAlgebra extends Algebra {
  /** Starts the runtime up, which whoever asks first would wait for. */
  prepare(): Promise<void>;
  release(): Promise<void>;
}

const MOST_ROWS = 4_096;
const MOST_PACKED_ROWS = 1 << 16;
/** Scores that are ranked at a time: 16 MB, as memory that is new to a process takes longer than what is done in it. */
const MOST_RANKED = 1 << 22;
/** Numbers of rows that are put together: 4 MB of them stay in the caches of two cores. */
const MOST_GATHERED = 1 << 20;

/**
 * `Algebra` by ONNX Runtime, which is also a BLAS: products and the reductions over them run as small graphs on tiles of
 * at most 4,096 rows, with a pause between tiles in which events are handled. Sessions are made on first use.
 */
export async function createOnnxAlgebra(threads: number): Promise<OnnxAlgebra> {
  const runtime = await loadRuntime();
  const sessions = new Map<Graph, Promise<InferenceSession>>();
  const rooms: Rooms = [];

  function session(graph: Graph): Promise<InferenceSession> {
    const known = sessions.get(graph);
    if (known) return known;
    // What failed for want of memory is tried again by the next who asks.
    const creating = runtime.InferenceSession.create(modelBytes(graph), sessionOptions(threads)).catch(error => {
      sessions.delete(graph);
      throw error;
    });
    sessions.set(graph, creating);
    return creating;
  }

  const tensor = ({ rows, columns, data }: Matrix) => new runtime.Tensor('float32', data, [rows, columns]);

  async function transposedProduct(a: Matrix, b: Matrix, work: Work = {}): Promise<Matrix> {
    checkSameRows(a, b);
    if (!a.rows || !a.columns || !b.columns) return zeros(a.columns, b.columns);
    const run = await session(transposedProductGraph);
    let sums: Float64Array | undefined;
    for (const { first, tile } of tiles(a, b.columns, work)) {
      const output = await run.run({ a: tensor(tile), b: tensor(rowRange(b, first, tile.rows)) });
      const product = output.product.data as Float32Array;
      if (tile.rows === a.rows) return { rows: a.columns, columns: b.columns, data: product };
      sums ??= new Float64Array(product.length);
      addTo(sums, product);
    }
    return { rows: a.columns, columns: b.columns, data: new Float32Array(sums!) };
  }

  return {
    async productTransposed(a, b, work = {}) {
      checkSameColumns(a, b);
      const product = zeros(a.rows, b.rows);
      if (!product.data.length || !a.columns) return product;
      const run = await session(productTransposedGraph);
      const second = tensor(b);
      for (const { first, tile } of tiles(a, b.rows, work)) {
        // Written where it is to be: an array of the runtime's own would be one more to clear away.
        await run.run({ a: tensor(tile), b: second }, { product: tensor(rowRange(product, first, tile.rows)) });
      }
      return product;
    },

    async packedProduct(a, packed, work = {}, into) {
      checkPacked(a, packed);
      const product = matrixIn(into, a.rows, packed.rows);
      if (!product.data.length || !a.columns) return product;
      const run = await session(packedProductGraph);
      const { bytes, coarse, fine } = twoByteColumns(a);
      const width = 2 * a.rows;
      const fixed = { columns: new runtime.Tensor('int8', bytes, [a.columns, width]), middle: new runtime.Tensor('uint8', Uint8Array.of(MIDDLE), []) };
      let sums = new Int32Array(0);
      for (const { first, count } of spans(packed.rows, width, MOST_PACKED_ROWS, work)) {
        const tile = packedRange(packed, first, count);
        // The runtime would make a new array for each tile, and each few of these have all of memory searched for garbage.
        if (sums.length < count * width) sums = new Int32Array(count * width);
        const fetches = { product: new runtime.Tensor('int32', sums.subarray(0, count * width), [count, width]) };
        await run.run({ rows: new runtime.Tensor('uint8', tile.data, [count, a.columns]), ...fixed }, fetches);
        for (let row = 0, at = 0; row < count; row++) {
          for (let r = 0; r < a.rows; r++, at += 2) product.data[r * packed.rows + first + row] = tile.scales[row] * (coarse[r] * sums[at] + fine[r] * sums[at + 1]);
        }
      }
      return product;
    },

    async nearestCentre(x, centres, work = {}, { rows, squares = squaredLengths(x) } = {}) {
      checkCentres(x, centres);
      const found = emptyNearestCentres(rows?.length ?? x.rows);
      const { labels, squaredDistances, secondSquaredDistances } = found;
      if (!labels.length || !x.columns) return found;
      const run = await session(rows ? nearestCentreOfRowsGraph : nearestCentreGraph);
      const bias = Float32Array.from(squaredLengths(centres), square => -square / 2);
      const least = new Float32Array(MOST_ROWS).fill(-Infinity);
      const fixed = {
        centres: tensor(centres),
        bias: new runtime.Tensor('float32', bias, [centres.rows]),
        ...(rows && { all: tensor(x) }),
      };
      const most = rows ? Math.min(MOST_ROWS, Math.floor(MOST_GATHERED / x.columns)) : MOST_ROWS;
      for (const { first, count } of spans(labels.length, centres.rows, most, work)) {
        const some: Record<string, Tensor> = rows ? { rows: new runtime.Tensor('int32', rows.subarray(first, first + count), [count]) } : { x: tensor(rowRange(x, first, count)) };
        const column = (numbers: Float32Array) => new runtime.Tensor('float32', numbers.subarray(first, first + count), [count, 1]);
        // Scores are written where distances are to be: the runtime's own arrays would be more to clear away.
        const fetches = { labels: new runtime.Tensor('int32', labels.subarray(first, first + count), [count, 1]), best: column(squaredDistances), second: column(secondSquaredDistances) };
        await run.run({ ...fixed, ...some, least: new runtime.Tensor('float32', least.subarray(0, count), [count, 1]) }, fetches);
        scoresToSquaredDistances(found, first, first + count, squares, rows);
      }
      return found;
    },

    async kNearest(x, wanted, work = {}) {
      checkMatrix('matrix', x);
      const neighbours = emptyNeighbours(x.rows, neighbourCount(x.rows, wanted));
      if (!neighbours.k) return neighbours;
      if (!x.columns) throw new RangeError('rows without columns have no neighbours');
      const run = await session(nearestRowsGraph);
      const k = new runtime.Tensor('int64', BigInt64Array.of(BigInt(neighbours.k + 1)), [1]);
      const all = tensor(x);
      for (const { first, tile } of tiles(x, x.rows, work, MOST_RANKED)) {
        const output = await run.run({ tile: tensor(tile), x: all, k });
        copyOthers(neighbours, first, tile.rows, output.indices.data as Int32Array, output.similarities.data as Float32Array);
      }
      return neighbours;
    },

    async nearestAmong(a, b, wanted, floors, work = {}) {
      checkSearched(a, b, floors);
      const k = neighbourCount(b.rows + 1, wanted);
      const rows = new Int32Array(a.rows);
      const { indices, similarities } = emptyNeighbours(a.rows, k);
      let found = 0;
      if (k && a.rows) {
        const run = await session(nearestAboveGraph);
        const feeds = { x: tensor(b), k: new runtime.Tensor('int64', BigInt64Array.of(BigInt(k)), [1]) };
        for (const { first, tile } of tiles(a, b.rows, work)) {
          // The runtime's TopK dies of no rows at all, so that the first is always asked for.
          const own = floors.slice(first, first + tile.rows).fill(-Infinity, 0, 1);
          const output = await run.run({ tile: tensor(tile), floors: new runtime.Tensor('float32', own, [tile.rows]), ...feeds });
          const largest = output.largest.data as Float32Array;
          const unasked = largest[0] > floors[first] ? 0 : 1;
          indices.set((output.indices.data as Int32Array).subarray(unasked * k), found * k);
          similarities.set((output.similarities.data as Float32Array).subarray(unasked * k), found * k);
          for (let row = unasked; row < tile.rows; row++) if (largest[row] > own[row]) rows[found++] = first + row;
        }
      }
      return { rows: rows.subarray(0, found), k, indices: indices.subarray(0, found * k), similarities: similarities.subarray(0, found * k) };
    },

    nearestPacked: (...asked) => nearestPackedBy(() => session(nearestPackedGraph), runtime, ...asked),

    eachPackedAbove: (...asked) => eachPackedAboveBy(() => session(packedBlocksGraph), runtime, rooms, ...asked),

    async productsWithOthers(x, rows, others, work = {}) {
      const k = checkOthers(x, rows, others);
      const products = new Float32Array(others.length);
      if (!products.length || !x.columns) return products;
      const run = await session(productsWithOthersGraph);
      const fixed = { x: tensor(x), last: new runtime.Tensor('int64', BigInt64Array.of(2n), [1]) };
      for (const { first, count } of spans(rows.length, k * x.columns, MOST_ROWS, work, MOST_GATHERED)) {
        const own = new runtime.Tensor('int32', rows.subarray(first, first + count), [count]);
        const theirs = new runtime.Tensor('int32', others.subarray(first * k, (first + count) * k), [count, k]);
        products.set((await run.run({ ...fixed, rows: own, others: theirs })).products.data as Float32Array, first * k);
      }
      return products;
    },

    groupSums,

    distanceSums: async (...wanted) => distanceSumsBy(await session(tileDistancesGraph), runtime, ...wanted),

    transposedProduct,

    gram: (x, work) => transposedProduct(x, x, work),

    async prepare() {
      // The first session of a process takes as long as ten more; groups need this one.
      await session(nearestRowsGraph);
    },

    async release() {
      for (const open of sessions.values()) await (await open.catch(() => undefined))?.release();
      sessions.clear();
    },
  };
}

/** Scores x·c − |c|²/2 are where squared distances are to be. A function of its own, as loops that may wait are compiled worse. */
function scoresToSquaredDistances({ squaredDistances, secondSquaredDistances }: NearestCentres, first: number, end: number, squares: Float64Array, rows?: Int32Array): void {
  for (let at = first; at < end; at++) {
    const square = squares[rows ? rows[at] : at];
    squaredDistances[at] = Math.max(0, square - 2 * squaredDistances[at]);
    secondSquaredDistances[at] = Math.max(0, square - 2 * secondSquaredDistances[at]);
  }
}

/** The same. */
function addTo(sums: Float64Array, product: Float32Array): void {
  for (let at = 0; at < product.length; at++) sums[at] += product[at];
}

/** Cuts x into tiles so that `columns` scores a row stay within bounds. */
function* tiles(x: Matrix, columns: number, work: Work, mostScores?: number): Generator<{ first: number; tile: Matrix }> {
  for (const { first, count } of spans(x.rows, columns, MOST_ROWS, work, mostScores)) yield { first, tile: rowRange(x, first, count) };
}

/** Keeps the first k of the k + 1 rows found, the row itself left out; it may be missing behind equals of lower index. */
function copyOthers({ k, indices, similarities }: Neighbours, first: number, rows: number, found: Int32Array, scores: Float32Array): void {
  for (let row = 0; row < rows; row++) {
    let to = (first + row) * k;
    for (let from = row * (k + 1), end = to + k; to < end; from++) {
      if (found[from] === first + row) continue;
      indices[to] = found[from];
      similarities[to++] = scores[from];
    }
  }
}
