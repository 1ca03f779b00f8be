import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { PackedSearch } from '../../core/algebra/algebra';
import { MIDDLE, type PackedRows } from '../../core/algebra/packedRows';
import { checkPackedSearch, emptyNeighbours, neighbourCount } from '../../core/algebra/shapes';
import type { Neighbours } from '../../core/types';
import type { Work } from '../../core/work';
import { byteColumns } from './byteColumns';
import { spans } from './spans';

type Runtime = typeof import('onnxruntime-node');

/** Products of a tile: 2 MB of them stay in the processor's cache. */
const MOST_PRODUCTS = 1 << 19;
/** Rows of a tile: of fewer than the least, kernels spend their time on putting the columns in order. */
const MOST_ROWS = 1_024;
const LEAST_ROWS = 128;
/** Products that are looked at only if the largest of them counts. */
const BLOCK = 16;

/** `Algebra.nearestPacked` by a session of `nearestPackedGraph`. */
export async function nearestPackedBy(session: () => Promise<InferenceSession>, runtime: Runtime, packed: PackedRows, rows: Int32Array, others: Int32Array, wanted: number, work: Work = {}): Promise<Neighbours> {
  checkPackedSearch(packed, rows, others);
  const found = emptyNeighbours(rows.length, neighbourCount(others.length + 1, wanted));
  if (!found.indices.length) return found;
  const run = await session();
  const { feeds, width } = feedsOf(runtime, packed, others);
  // What is behind the last of the others is never among the largest.
  const bias = new runtime.Tensor('float32', new Float32Array(width).fill(-Infinity, others.length), [width]);
  const k = new runtime.Tensor('int64', BigInt64Array.of(BigInt(found.k)), [1]);
  for (const { first, count } of spans(rows.length, width, MOST_ROWS, work, mostProducts(width))) {
    const output = await run.run({ ...feeds, bias, k, rows: new runtime.Tensor('int32', rows.subarray(first, first + count), [count]) });
    const positions = output.indices.data as Int32Array;
    const products = output.similarities.data as Float32Array;
    for (let row = first, at = 0, to = first * found.k; row < first + count; row++) {
      const scale = packed.scales[rows[row]];
      for (const end = at + found.k; at < end; at++, to++) {
        found.indices[to] = others[positions[at]];
        found.similarities[to] = products[at] * scale;
      }
    }
  }
  return found;
}

/** Room for the products of tiles, kept from one search to the next: making it takes a good part of filling it. Each search takes one away and brings it back. */
export type Rooms = Float32Array[];

/** `Algebra.eachPackedAbove` by a session of `packedBlocksGraph`. */
export async function eachPackedAboveBy(session: () => Promise<InferenceSession>, runtime: Runtime, rooms: Rooms, packed: PackedRows, rows: Int32Array, others: Int32Array, search: PackedSearch, work: Work = {}): Promise<void> {
  checkPackedSearch(packed, rows, others);
  if (!rows.length || !others.length) return;
  const run = await session();
  const { feeds, width } = feedsOf(runtime, packed, others);
  const blocks = width / BLOCK;
  const shape = new runtime.Tensor('int64', BigInt64Array.of(-1n, BigInt(blocks), BigInt(BLOCK)), [3]);
  // The runtime would make new arrays for each tile, which are more to clear away than to fill.
  let room = rooms.pop() ?? new Float32Array(0);
  for (const { first, count } of spans(rows.length, width, MOST_ROWS, work, mostProducts(width))) {
    const asking = rows.subarray(first, first + count);
    if (room.length < count * (width + blocks)) room = new Float32Array(count * (width + blocks));
    const [products, most] = [room.subarray(0, count * width), room.subarray(count * width, count * (width + blocks))];
    const fetches = { most: new runtime.Tensor('float32', most, [count, blocks]), products: new runtime.Tensor('float32', products, [count, width]) };
    await run.run({ ...feeds, shape, rows: new runtime.Tensor('int32', asking, [count]) }, fetches);
    visitBlocks(asking, others, packed.scales, blocks, most, products, search);
  }
  rooms.push(room);
}

const mostProducts = (columns: number) => Math.max(MOST_PRODUCTS, LEAST_ROWS * columns);

/** The products are those of bytes with the scales of the others; what is behind the last of these is passed over. */
function visitBlocks(rows: Int32Array, others: Int32Array, scales: Float32Array, blocks: number, most: Float32Array, products: Float32Array, { floor, visit }: PackedSearch): void {
  for (let at = 0, block = 0; at < rows.length; at++) {
    const row = rows[at];
    const scale = scales[row] || 1;
    let least = floor(row) / scale;
    for (const first = block, end = block + blocks; block < end; block++) {
      if (!(most[block] > least)) continue;
      for (let from = block * BLOCK, other = (block - first) * BLOCK, last = Math.min(other + BLOCK, others.length); other < last; from++, other++) {
        if (!(products[from] > least)) continue;
        visit(row, others[other], products[from] * scale);
        least = floor(row) / scale;
      }
    }
  }
}

function feedsOf({ Tensor }: Runtime, packed: PackedRows, others: Int32Array): { feeds: Record<string, Tensor>; width: number } {
  const width = Math.ceil(others.length / BLOCK) * BLOCK;
  const scales = new Float32Array(width);
  // Columns have a bit less than rows, so that their steps are twice as long.
  others.forEach((other, at) => (scales[at] = 2 * packed.scales[other]));
  const feeds = {
    all: new Tensor('uint8', packed.data, [packed.rows, packed.columns]),
    columns: new Tensor('int8', byteColumns(packed, others, width), [packed.columns, width]),
    scales: new Tensor('float32', scales, [width]),
    one: new Tensor('float32', Float32Array.of(1), []),
    middle: new Tensor('uint8', Uint8Array.of(MIDDLE), []),
  };
  return { feeds, width };
}
