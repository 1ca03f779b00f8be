import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapPaced, Pace } from '../../core/work';
import { makeFolder } from '../files/makeFolder';
import { compact } from './compact';
import { createKeyIndex } from './keyIndex';
import { recordBytes } from './record';
import { createSegment, newSegmentPath, openSegment, segmentPaths, type Segment, type SegmentWriter } from './segment';

/** Vectors of texts kept on disk under one model. */
export interface VectorStore {
  /** Whether nothing is kept, so that no key need be asked for. */
  readonly empty: boolean;
  /** The vector kept under a key (see `textKey`); nothing when there is none or it is damaged. */
  get(key: string): Float32Array | undefined;
  /** Reads the vectors kept under many keys, in the order in which they lie on disk; `hear` gets each that is there, with the position of its key, which holds only until the next: who keeps it copies it. */
  getAll(keys: readonly string[], pace: Pace, hear: (at: number, vector: Float32Array) => void): Promise<void>;
  /** Whether something is kept under a key; nothing is read. */
  has(key: string): boolean;
  /** Keeps vectors. Never throws: when the disk refuses, the store says so once and keeps nothing more; nor does one that is closed. */
  add(keys: readonly string[], vectors: readonly Float32Array[]): void;
  close(): void;
}

const SEGMENT_BYTES = 256 << 20;

/** Folder of the vectors within the cache folder. */
export const VECTORS = 'vectors';
/** File that says in words which model a folder's vectors are of. */
export const MODEL_NAME = 'model.txt';

/**
 * Opens the vectors kept for a model (`identity`) under the cache folder. Each process appends to a segment file of its
 * own and reads all, so that any number of processes may share the folder. Damaged records are found by their checksum
 * when they are read, torn ones by their length; both count as absent. `warn` hears at most once that nothing can be kept.
 * Rejects with a `CancelledError` when cancelled.
 */
export async function openVectorStore(
  cacheFolder: string,
  identity: string,
  dimensions: number,
  warn: (text: string) => void,
  signal?: AbortSignal,
): Promise<VectorStore> {
  const folder = join(cacheFolder, VECTORS, createHash('sha256').update(identity).digest('hex').slice(0, 16));
  const store = await openStoreFolder(folder, dimensions, error => warn(cannotSave(cacheFolder, error)), signal);
  let named = existsSync(join(folder, MODEL_NAME));
  return {
    ...store,
    get empty() {
      return store.empty;
    },
    add(keys, vectors) {
      store.add(keys, vectors);
      if (!named) writeName(join(folder, MODEL_NAME), identity);
      named = true;
    },
  };
}

/** A name is only for people: where it cannot be written there is none. */
function writeName(path: string, identity: string): void {
  try {
    writeFileSync(path, identity);
  } catch {
    return;
  }
}

/** Opens the vectors of one model by their folder; see `openVectorStore`. `refuse` hears at most once why nothing more is kept. */
export async function openStoreFolder(folder: string, dimensions: number, refuse: (error: unknown) => void, signal?: AbortSignal): Promise<VectorStore> {
  await compact(folder, dimensions, signal);
  const index = createKeyIndex();
  const segments: Segment[] = [];
  const closeSegments = () => segments.splice(0).forEach(segment => segment.close());
  try {
    const pace = new Pace(signal);
    for (const path of await segmentPaths(folder)) {
      const segment = openSegment(path, dimensions);
      if (!segment) continue;
      const number = segments.push(segment) - 1;
      await segment.eachKey((key, offset) => index.add(key, { segment: number, offset }), pace);
    }
  } catch (error) {
    closeSegments();
    throw error;
  }

  let writer: SegmentWriter | undefined;
  /** Number of the segment that this store itself writes, to be read again; −1 for none. */
  let own = -1;
  /** Whether nothing more is kept. */
  let refused = false;

  function roomyWriter(): SegmentWriter {
    if (writer && writer.bytes >= SEGMENT_BYTES) endSegment();
    if (!writer) {
      makeFolder(folder);
      writer = createSegment(newSegmentPath(folder), dimensions);
      const written = openSegment(writer.path, dimensions);
      own = written ? segments.push(written) - 1 : -1;
    }
    return writer;
  }

  function endSegment(): void {
    writer?.close();
    writer = undefined;
  }

  function read(key: string): Float32Array | undefined {
    for (const { segment, offset } of index.placesOf(key)) {
      const vector = segments[segment]?.vectorAt(offset);
      if (vector) return vector;
    }
    return undefined;
  }

  return {
    get empty() {
      return index.empty;
    },
    get: key => read(key)?.slice(),
    async getAll(keys, pace, hear) {
      const places = await mapPaced(keys, pace, key => firstOf(index.placesOf(key)));
      const known = Array.from(places.keys()).filter(at => places[at] !== undefined);
      known.sort((a, b) => places[a]!.segment - places[b]!.segment || places[a]!.offset - places[b]!.offset);
      for (const at of known) {
        if (pace.due) await pace.breathe();
        const vector = read(keys[at]);
        if (vector) hear(at, vector);
      }
    },
    has: key => firstOf(index.placesOf(key)) !== undefined,
    add(keys, vectors) {
      if (refused) return;
      try {
        const open = roomyWriter();
        const start = open.bytes;
        open.append(keys, vectors);
        if (own >= 0) keys.forEach((key, i) => index.add(key, { segment: own, offset: start + i * recordBytes(dimensions) }));
      } catch (error) {
        refused = true;
        endSegment();
        refuse(error);
      }
    },
    close() {
      refused = true;
      endSegment();
      closeSegments();
      index.clear();
    },
  };
}

function firstOf<T>(list: Iterable<T>): T | undefined {
  for (const first of list) return first;
  return undefined;
}

/** The sentence for a cache folder that cannot be written. */
export function cannotSave(cacheFolder: string, error: unknown): string {
  return `Finished work cannot be saved in ${cacheFolder}: ${whyRefused(error)}. The result is the same; the next run measures these documents again.`;
}

/** Why a file system refused to write, in a few words. */
export function whyRefused(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return REASONS[code] ?? `the system refused (${code})`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the disk is full',
  EROFS: 'it is read-only',
  EACCES: 'it is not writable for you',
  EPERM: 'it is not writable for you',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};
