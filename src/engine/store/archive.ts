import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { KindredError } from '../../core/errors';
import { leadsTo, unfinishedAt } from '../files/leadsTo';
import { KEY_BYTES } from './record';
import { readAt } from './segment';
import { whyRefused } from './vectorStore';

/**
 * A file that carries a cache from one place to another: blocks one after the other, each a head of 32 bytes and a body.
 * head = "KNDA", kind, bytes of the body, dimensions (32-bit each), folder of the model (8 bytes), version, CRC-32 of all
 * this; the body of vectors = records as in segments, each with its own checksum; of the others = JSON, and its CRC-32.
 * Behind a damaged head reading goes on at the next sound one.
 */
const MAGIC = 0x41444e4b;
const VERSION = 1;
const HEAD_BYTES = 32;
const KINDS = ['vectors', 'file', 'end'] as const;
/** Bytes a body may have; what claims more is damaged. */
export const MOST_BYTES = 16 << 20;
const SCAN_BYTES = 64 << 10;
const MOST_DIMENSIONS = 1 << 16;

/** A file of the cache, by its path there. */
export interface SmallFile {
  readonly path: string;
  readonly text: string;
}

/** What was written in all: by it a reader knows what is missing. */
export interface Totals {
  readonly vectors: number;
  readonly files: number;
}

export type Block =
  | { readonly kind: 'vectors'; readonly folder: string; readonly dimensions: number; readonly records: Buffer }
  | { readonly kind: 'file'; readonly file: SmallFile }
  | { readonly kind: 'end'; readonly totals: Totals };

export interface ArchiveWriter {
  write(block: Block): void;
  /** Gives the file its name; before that there is none of this name, or the one from before. */
  finish(): void;
  /** Takes back what is not finished. */
  close(): void;
}

/** Begins an archive. All that is written throws a `KindredError` that says why it cannot be. */
export function createArchive(given: string): ArchiveWriter {
  const refused = (why: string, cause?: unknown) => new KindredError('storage', `${given} cannot be written: ${why}. Nothing in the cache was changed; name another place.`, { cause });
  const told = <T>(task: () => T): T => {
    try {
      return task();
    } catch (error) {
      throw refused(whyRefused(error), error);
    }
  };
  // A device or a pipe would be gone when the archive takes its name.
  const before = told(() => statSync(given, { throwIfNoEntry: false }));
  if (before && !before.isFile()) throw refused('something else than a file is there');
  // What a link leads to is written, and the link stays.
  const path = told(() => leadsTo(given));
  const unfinished = unfinishedAt(path);
  const file = told(() => openSync(unfinished, 'w'));
  let open = true;
  const end = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    write: block => told(() => {
      for (const bytes of written(block)) for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    }),
    finish() {
      end();
      told(() => renameSync(unfinished, path));
    },
    close() {
      end();
      rmSync(unfinished, { force: true });
    },
  };
}

function written(block: Block): [Buffer, Buffer] {
  const head = Buffer.alloc(HEAD_BYTES);
  const body = block.kind === 'vectors' ? block.records : checked(block.kind === 'file' ? block.file : block.totals);
  const dimensions = block.kind === 'vectors' ? block.dimensions : 0;
  [MAGIC, KINDS.indexOf(block.kind), body.length, dimensions].forEach((value, i) => head.writeUInt32LE(value, 4 * i));
  if (block.kind === 'vectors') head.write(block.folder, 16, KEY_BYTES / 2, 'hex');
  head.writeUInt32LE(VERSION, 24);
  head.writeUInt32LE(crc32(head.subarray(0, 28)), 28);
  return [head, body];
}

function checked(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(json));
  return Buffer.concat([json, sum]);
}

/** The sound blocks of an open archive, and behind each the number of bytes read. Records of vectors are to be checked by the reader. */
export function* readArchive(file: number): Generator<{ readonly block: Block; readonly offset: number }> {
  for (let offset = 0; ; ) {
    const head = readAt(file, offset, HEAD_BYTES);
    if (head.length < HEAD_BYTES) return;
    if (!isHead(head)) {
      const next = nextHead(file, offset + 1);
      if (next === undefined) return;
      offset = next;
      continue;
    }
    const body = readAt(file, offset + HEAD_BYTES, head.readUInt32LE(8));
    offset += HEAD_BYTES + body.length;
    const block = blockOf(head, body);
    if (block) yield { block, offset };
  }
}

function isHead(head: Buffer): boolean {
  return head.readUInt32LE(0) === MAGIC && head.readUInt32LE(28) === crc32(head.subarray(0, 28)) && head.readUInt32LE(8) <= MOST_BYTES;
}

/** Where the next sound head begins. */
function nextHead(file: number, from: number): number | undefined {
  const magic = Buffer.from(Uint32Array.of(MAGIC).buffer);
  for (let start = from; ; start += SCAN_BYTES) {
    // Heads that begin in this part and end in the next are seen whole.
    const part = readAt(file, start, SCAN_BYTES + HEAD_BYTES);
    for (let at = part.indexOf(magic); at >= 0 && at + HEAD_BYTES <= part.length; at = part.indexOf(magic, at + 1)) {
      if (isHead(part.subarray(at, at + HEAD_BYTES))) return start + at;
    }
    if (part.length < SCAN_BYTES + HEAD_BYTES) return undefined;
  }
}

function blockOf(head: Buffer, body: Buffer): Block | undefined {
  const kind = KINDS[head.readUInt32LE(4)];
  if (head.readUInt32LE(24) !== VERSION) throw new KindredError('badInput', 'This file was exported by a newer Kindred. Nothing of it was imported; update Kindred here.');
  if (kind === 'vectors') {
    const dimensions = head.readUInt32LE(12);
    return dimensions > 0 && dimensions <= MOST_DIMENSIONS ? { kind, folder: head.toString('hex', 16, 24), dimensions, records: body } : undefined;
  }
  const json = body.subarray(0, Math.max(0, body.length - 4));
  if (body.length < 4 || crc32(json) !== body.readUInt32LE(json.length)) return undefined;
  const value: unknown = JSON.parse(json.toString());
  return kind === 'file' ? { kind, file: value as SmallFile } : kind === 'end' ? { kind, totals: value as Totals } : undefined;
}
