import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTo } from '../../core/gather';
import { sumOf } from '../../core/sums';
import { bytesOf, bytesUnder } from './bytesUnder';
import { GROUPINGS } from './groupingStore';
import { HEADER_BYTES, recordBytes } from './record';
import { segmentDimensions, segmentPaths } from './segment';
import { SUMMARIES, TAKEN_OUT } from './textStore';
import { MODEL_NAME, VECTORS } from './vectorStore';

/** Vectors of one model and one length in the cache. */
export interface KeptVectors {
  /** Name of the folder that holds them. */
  readonly folder: string;
  /** What the model is called; absent in what earlier versions kept. */
  readonly model?: string;
  readonly dimensions: number;
  /** Records, those of the same text in two segments counted twice. */
  readonly records: number;
  readonly bytes: number;
  readonly segments: readonly string[];
}

/** What a cache folder holds. */
export interface CacheContents {
  readonly vectors: readonly KeptVectors[];
  readonly summaries: number;
  /** Taken out of PDF and the like. */
  readonly texts: number;
  readonly groupings: number;
  readonly bytes: number;
}

/** Looks through the cache folder; one that is not there holds nothing. */
export async function cacheContents(cacheFolder: string): Promise<CacheContents> {
  const vectors = (await Promise.all(modelFolders(cacheFolder).map(folder => keptVectors(cacheFolder, folder)))).flat();
  const parts = await Promise.all([VECTORS, SUMMARIES, TAKEN_OUT, GROUPINGS].map(part => bytesUnder(join(cacheFolder, part))));
  return {
    vectors,
    summaries: textsIn(join(cacheFolder, SUMMARIES)),
    texts: textsIn(join(cacheFolder, TAKEN_OUT)),
    groupings: namesIn(join(cacheFolder, GROUPINGS)).length,
    bytes: sumOf(parts),
  };
}

function textsIn(folder: string): number {
  return namesIn(folder).flatMap(part => namesIn(join(folder, part))).length;
}

/** Names of the entries of a folder, in a fixed order; none when it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function modelFolders(cacheFolder: string): string[] {
  return namesIn(join(cacheFolder, VECTORS)).filter(name => /^[0-9a-f]{16}$/.test(name));
}

async function keptVectors(cacheFolder: string, folder: string): Promise<KeptVectors[]> {
  const place = join(cacheFolder, VECTORS, folder);
  const byLength = new Map<number, string[]>();
  for (const path of await segmentPaths(place)) {
    const dimensions = segmentDimensions(path);
    if (dimensions !== undefined) addTo(byLength, dimensions, path);
  }
  const model = textOf(join(place, MODEL_NAME));
  return [...byLength].map(([dimensions, segments]) => {
    const sizes = segments.map(bytesOf);
    const records = sizes.map(size => Math.max(0, Math.floor((size - HEADER_BYTES) / recordBytes(dimensions))));
    return { folder, ...(model !== undefined && { model }), dimensions, records: sumOf(records), bytes: sumOf(sizes), segments };
  });
}

/** The text of a file; nothing when it cannot be read. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
