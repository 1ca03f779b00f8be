import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * A segment file is a header and records of one size, so that a torn tail shows by its length alone:
 * header = "KNDV", version, dimensions, 0 (32-bit each); record = key (16 bytes), vector (float32 × dimensions), CRC-32 of both.
 * Numbers are little-endian, as is every machine the runtime exists for.
 */
export const HEADER_BYTES = 16;
export const KEY_BYTES = 16;
const MAGIC = 0x56444e4b;
const VERSION = 1;

export function recordBytes(dimensions: number): number {
  return KEY_BYTES + 4 * dimensions + 4;
}

export function header(dimensions: number): Buffer {
  return Buffer.from(Uint32Array.of(MAGIC, VERSION, dimensions, 0).buffer);
}

/** The key of a text under a model: hex of the first 128 bits of a SHA-256. */
export function textKey(identity: string, text: string): string {
  return createHash('sha256').update(identity).update('\0').update(text).digest('hex').slice(0, 2 * KEY_BYTES);
}

/** Writes one record at the start of `target` (`recordBytes` long). */
export function writeRecord(target: Buffer, key: string, vector: Float32Array): void {
  target.write(key, 0, 'hex');
  target.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), KEY_BYTES);
  const checked = KEY_BYTES + vector.byteLength;
  target.writeUInt32LE(crc32(target.subarray(0, checked)), checked);
}

export function readKey(record: Buffer): string {
  return record.toString('hex', 0, KEY_BYTES);
}

/** The vector of a record, or nothing when its checksum does not fit; a view of its bytes where they lie as numbers have to. */
export function readVector(record: Buffer, dimensions: number): Float32Array | undefined {
  const checked = KEY_BYTES + 4 * dimensions;
  if (record.length !== checked + 4 || crc32(record.subarray(0, checked)) !== record.readUInt32LE(checked)) return undefined;
  const { buffer, byteOffset } = record;
  const start = byteOffset + KEY_BYTES;
  return start % 4 === 0 ? new Float32Array(buffer, start, dimensions) : new Float32Array(buffer.slice(start, byteOffset + checked));
}
