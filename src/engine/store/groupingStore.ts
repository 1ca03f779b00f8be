import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import type { GroupedDocument, Grouping } from '../../core/types';
import { Pace, throwIfCancelled } from '../../core/work';
import { makeFolder } from '../files/makeFolder';

/** Folder of the kept groupings within the cache folder. */
export const GROUPINGS = 'groupings';
const ENDING = '.json.gz';
const MOST_KEPT = 24;
/** Documents of a line: all in one piece would keep the engine from hearing anything for a second. */
const DOCUMENTS_A_LINE = 250;

/** A kept result: the same documents and settings give it again, so it need not be computed again. */
export interface KeptGrouping {
  readonly grouping: Grouping;
  /** Number of passages that stand behind it. */
  readonly passages: number;
}

/** What a kept grouping is found by. */
export interface GroupingKeys {
  /** Of everything it depends on. */
  readonly key: string;
  /** Of what was known of the run before its documents were: where they lie, and how they are grouped. */
  readonly asked: string;
}

/** One of the keys of a run, from plain data. */
export function groupingKey(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 32);
}

/** Whether a grouping is kept that was asked for in the same way, of the same documents or of what they were before. */
export async function hasGrouping(cacheFolder: string, asked: string): Promise<boolean> {
  return (await namesKept(cacheFolder)).some(name => name.endsWith(nameOf({ key: '', asked })));
}

/**
 * The grouping kept under a key, asked for in this way if there are several; nothing when there is none or its file is
 * damaged (gzip carries a checksum). Rejects with a `CancelledError` when cancelled.
 */
export async function readGrouping(cacheFolder: string, keys: GroupingKeys, signal?: AbortSignal): Promise<KeptGrouping | undefined> {
  const names = (await namesKept(cacheFolder)).filter(kept => kept.startsWith(keys.key));
  const name = names.find(kept => kept === nameOf(keys)) ?? names[0];
  if (!name) return undefined;
  const path = join(cacheFolder, GROUPINGS, name);
  try {
    const lines = linesOf(await promisify(gunzip)(await readFile(path)));
    const { grouping, passages } = JSON.parse(lines.next().value!) as KeptGrouping;
    const pace = new Pace(signal);
    const documents: GroupedDocument[] = [];
    for (const line of lines) {
      documents.push(...(JSON.parse(line) as GroupedDocument[]));
      await pace.breathe();
    }
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined);
    return { grouping: { ...grouping, documents }, passages };
  } catch {
    throwIfCancelled(signal);
    return undefined;
  }
}

function* linesOf(bytes: Buffer): Generator<string, undefined> {
  for (let from = 0, to; from < bytes.length; from = to + 1) {
    to = bytes.indexOf('\n', from);
    yield bytes.toString('utf8', from, to);
  }
}

/** A line with all but the documents, then these, some a line. */
async function* asLines({ grouping, passages }: KeptGrouping, pace: Pace): AsyncGenerator<string, void> {
  const { documents } = grouping;
  yield `${JSON.stringify({ grouping: { ...grouping, documents: [] }, passages })}\n`;
  for (let first = 0; first < documents.length; first += DOCUMENTS_A_LINE) {
    await pace.breathe();
    yield `${JSON.stringify(documents.slice(first, first + DOCUMENTS_A_LINE))}\n`;
  }
}

/**
 * Keeps a grouping under its keys and lets the oldest go. Rejects with the file system's error, or with a `CancelledError` when
 * cancelled.
 */
export async function writeGrouping(cacheFolder: string, keys: GroupingKeys, kept: KeptGrouping, signal?: AbortSignal): Promise<void> {
  const path = join(cacheFolder, GROUPINGS, nameOf(keys));
  const unfinished = `${path}.${process.pid}`;
  makeFolder(join(cacheFolder, GROUPINGS));
  try {
    await pipeline(asLines(kept, new Pace(signal)), createGzip({ level: 1 }), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await dropOldest(join(cacheFolder, GROUPINGS));
}

async function dropOldest(folder: string): Promise<void> {
  const paths = (await readdir(folder)).map(name => join(folder, name));
  const aged = await Promise.all(paths.map(async path => ({ path, time: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })));
  aged.sort((a, b) => b.time - a.time || (a.path < b.path ? -1 : 1));
  await Promise.all(aged.slice(MOST_KEPT).map(({ path }) => rm(path, { force: true })));
}

function nameOf({ key, asked }: GroupingKeys): string {
  return `${key}-${asked}${ENDING}`;
}

/** Names of the files that are whole; none when their folder is not there. */
async function namesKept(cacheFolder: string): Promise<string[]> {
  const names = await readdir(join(cacheFolder, GROUPINGS)).catch(() => []);
  return names.filter(name => name.endsWith(ENDING));
}
