import type { ChangeDates, PackedMap } from './mapSides';

/** A map that stands alone, with no host to ask. */
export interface SharedMap {
  readonly data: PackedMap;
  /** In the order of the documents. */
  readonly dates?: ChangeDates;
}

/** Kinds of arrays in it; each element takes as many bytes as its name says bits by eight. */
const ARRAYS = { Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array };
type Kind = keyof typeof ARRAYS;

/** Where an array stands behind the head: its kind, and its first byte and number of bytes there. */
interface Placed {
  readonly array: Kind;
  readonly at: number;
  readonly bytes: number;
}

const LENGTH_BYTES = 4;

/**
 * A map as bytes, gzipped: the length of the head (32 bits, little endian), the head (JSON in UTF-8, with `Placed` where arrays
 * are), and the arrays one after another.
 */
export async function packSharedMap(map: SharedMap): Promise<Uint8Array> {
  const arrays: Uint8Array[] = [];
  let at = 0;
  const head = JSON.stringify(map, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    arrays.push(bytes);
    at += bytes.length;
    return { array: value.constructor.name as Kind, at: at - bytes.length, bytes: bytes.length } satisfies Placed;
  });
  const text = new TextEncoder().encode(head);
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, text.length, true);
  return through(new CompressionStream('gzip'), [length, text, ...arrays]);
}

/** The map in such bytes. Rejects where they are none. */
export async function unpackSharedMap(packed: Uint8Array): Promise<SharedMap> {
  const bytes = await through(new DecompressionStream('gzip'), [packed]);
  const start = LENGTH_BYTES + new DataView(bytes.buffer).getUint32(0, true);
  const head = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start));
  return JSON.parse(head, (_, value: unknown) => (isPlaced(value) ? new ARRAYS[value.array](bytes.buffer.slice(start + value.at, start + value.at + value.bytes)) : value)) as SharedMap;
}

function isPlaced(value: unknown): value is Placed {
  return typeof value === 'object' && value !== null && 'array' in value;
}

async function through(stream: CompressionStream | DecompressionStream, parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Blob(parts as Uint8Array<ArrayBuffer>[]);
  return new Uint8Array(await new Response(whole.stream().pipeThrough(stream)).arrayBuffer());
}
