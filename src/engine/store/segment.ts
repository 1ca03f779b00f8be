import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pace } from '../../core/work';
import { header, HEADER_BYTES, readKey, readVector, recordBytes, writeRecord } from './record';

const SCAN_RECORDS = 1_024;
/** Records read together for a reader that goes forward by at most so many of them. */
const AHEAD_RECORDS = 64;
const NEAR_RECORDS = 16;
const NAME = /^(\d+)-[0-9a-f]+\.vectors(\.new)?$/;
/** Behind the name of a segment that is not whole yet. */
const UNFINISHED = '.new';

/** A segment file opened for reading. */
export interface Segment {
  /** Calls back with the key and offset of each complete record, in file order. Rejects with a `CancelledError` when cancelled. */
  eachKey(visit: (key: string, offset: number) => void, pace: Pace): Promise<void>;
  /**
   * The vector at an offset `eachKey` gave; nothing when the record is damaged. Quick for offsets that ascend. It holds only
   * until the next is read, into its place: who keeps it copies it.
   */
  vectorAt(offset: number): Float32Array | undefined;
  close(): void;
}

/** Paths of a store folder's segments, in a fixed order, or of those that are not whole; none when the folder cannot be read. */
export async function segmentPaths(folder: string, unfinished = false): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter(name => NAME.test(name) && name.endsWith(UNFINISHED) === unfinished).sort().map(name => join(folder, name));
}

/** Where a segment lies until it is whole. */
export function unfinishedPath(path: string): string {
  return path + UNFINISHED;
}

/** A path for a new segment of this process: no two processes append to one file. */
export function newSegmentPath(folder: string): string {
  return join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.vectors`);
}

/** True when the process that made a segment may still append to it. */
export function ownerLives(path: string): boolean {
  const pid = Number(NAME.exec(path.split(/[\\/]/).at(-1)!)?.[1]);
  if (pid === process.pid) return writing.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** How many dimensions a segment's vectors have; nothing when it cannot be read or is no segment. */
export function segmentDimensions(path: string): number | undefined {
  const file = openToRead(path);
  if (file === undefined) return undefined;
  const start = readAt(file, 0, HEADER_BYTES);
  closeSync(file);
  const dimensions = start.length === HEADER_BYTES ? start.readUInt32LE(8) : 0;
  return dimensions > 0 && start.equals(header(dimensions)) ? dimensions : undefined;
}

function openToRead(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** Opens a segment; nothing when it is gone, cannot be read or is not a segment of these dimensions. */
export function openSegment(path: string, dimensions: number): Segment | undefined {
  const file = openToRead(path);
  if (file === undefined) return undefined;
  const size = recordBytes(dimensions);
  if (!readAt(file, 0, HEADER_BYTES).equals(header(dimensions))) {
    closeSync(file);
    return undefined;
  }
  /** Read into again and again: a new buffer for each reading costs more than the reading. */
  let room: Buffer | undefined;
  let ahead: Buffer = Buffer.alloc(0);
  let aheadFrom = 0;
  let asked = -Infinity;
  return {
    async eachKey(visit, pace) {
      let offset = HEADER_BYTES;
      const bytes = Buffer.alloc(size * SCAN_RECORDS);
      for (let chunk = readInto(bytes, file, offset); chunk.length >= size; chunk = readInto(bytes, file, offset)) {
        for (let start = 0; start + size <= chunk.length; start += size, offset += size) {
          visit(readKey(chunk.subarray(start, start + size)), offset);
        }
        await pace.breathe();
      }
    },
    vectorAt(offset) {
      if (offset < aheadFrom || offset + size > aheadFrom + ahead.length) {
        const goesForward = offset > asked && offset <= asked + NEAR_RECORDS * size;
        room ??= Buffer.alloc(AHEAD_RECORDS * size);
        [ahead, aheadFrom] = [readInto(goesForward ? room : room.subarray(0, size), file, offset), offset];
      }
      asked = offset;
      return readVector(ahead.subarray(offset - aheadFrom, offset - aheadFrom + size), dimensions);
    },
    close: () => closeSync(file),
  };
}

/** The bytes of a file that are there, which may be fewer than asked for; none when the disk fails. */
export function readAt(file: number, offset: number, length: number): Buffer {
  return readInto(Buffer.alloc(length), file, offset);
}

/** The same for as many as a buffer has room for, and in it. */
function readInto(bytes: Buffer, file: number, offset: number): Buffer {
  let done = 0;
  try {
    for (let got = -1; got !== 0 && done < bytes.length; done += got) got = readSync(file, bytes, done, bytes.length - done, offset + done);
  } catch {
    return bytes.subarray(0, 0);
  }
  return bytes.subarray(0, done);
}

/** Appends records to a new segment file. */
export interface SegmentWriter {
  readonly path: string;
  bytes: number;
  /** Throws the file system's error when they cannot be written whole; nothing may be appended after that. */
  append(keys: readonly string[], vectors: readonly Float32Array[]): void;
  close(): void;
}

const writing = new Set<string>();

/** Creates a segment file with its header. Throws the file system's error, and leaves nothing then. */
export function createSegment(path: string, dimensions: number): SegmentWriter {
  const file = openSync(path, 'ax');
  writing.add(path);
  const size = recordBytes(dimensions);
  const writer: SegmentWriter = {
    path,
    bytes: 0,
    append(keys, vectors) {
      const bytes = Buffer.alloc(size * keys.length);
      keys.forEach((key, i) => writeRecord(bytes.subarray(i * size, (i + 1) * size), key, vectors[i]));
      write(bytes);
    },
    close() {
      writing.delete(path);
      closeSync(file);
    },
  };

  function write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    writer.bytes += bytes.length;
  }

  try {
    write(header(dimensions));
  } catch (error) {
    writer.close();
    rmSync(path, { force: true });
    throw error;
  }
  return writer;
}
