import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Grouping } from '../../core/types';
import { makeFolder } from '../files/makeFolder';

/** Folder of the kept groupings within the cache folder. */
export const GROUPINGS = 'groupings';
const MOST_KEPT = 24;

/** A kept result: the same documents and settings give it again, so it need not be computed again. */
export interface KeptGrouping {
  readonly grouping: Grouping;
  /** Number of passages that stand behind it. */
  readonly passages: number;
}

/** The key of a run: everything its grouping depends on, as plain data. */
export function groupingKey(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 32);
}

/** The grouping kept under a key; nothing when there is none or its file is damaged (gzip carries a checksum). */
export async function readGrouping(cacheFolder: string, key: string): Promise<KeptGrouping | undefined> {
  const path = pathOf(cacheFolder, key);
  try {
    const kept = JSON.parse((await promisify(gunzip)(await readFile(path))).toString('utf8')) as KeptGrouping;
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined);
    return kept;
  } catch {
    return undefined;
  }
}

/** Keeps a grouping under its key and lets the oldest go. Rejects with the file system's error. */
export async function writeGrouping(cacheFolder: string, key: string, kept: KeptGrouping): Promise<void> {
  const path = pathOf(cacheFolder, key);
  const unfinished = `${path}.${process.pid}`;
  makeFolder(join(cacheFolder, GROUPINGS));
  try {
    await writeFile(unfinished, await promisify(gzip)(JSON.stringify(kept), { level: 1 }));
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

function pathOf(cacheFolder: string, key: string): string {
  return join(cacheFolder, GROUPINGS, `${key}.json.gz`);
}
