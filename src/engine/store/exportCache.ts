import { join } from 'node:path';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import type { Exported } from '../../protocol/cacheFile';
import { createArchive, MOST_BYTES, type ArchiveWriter } from './archive';
import { cacheContents, namesIn, textOf, type KeptVectors } from './cacheContents';
import { recordBytes, writeRecord } from './record';
import { openSegment } from './segment';
import { SUMMARIES } from './textStore';
import { MODEL_NAME, VECTORS } from './vectorStore';

const BLOCK_BYTES = 1 << 20;

/**
 * Writes what others can use of a cache, each vector once, into one file: vectors, what is known of servers' models, and
 * summaries; not the groupings, which hold paths of this machine. The file appears whole or not at all. Rejects with a
 * `KindredError` when it cannot be written, and with a `CancelledError`.
 */
export async function exportCache(cacheFolder: string, path: string, work: Work = {}): Promise<Exported> {
  const pace = new Pace(work.signal);
  const { vectors } = await cacheContents(cacheFolder);
  const archive = createArchive(path);
  try {
    const files = await addFiles(cacheFolder, vectors, archive, pace);
    const total = vectors.reduce((sum, { records }) => sum + records, 0);
    let [written, damaged] = [0, 0];
    for (const model of vectors) {
      await addVectors(model, archive, pace, sound => {
        if (sound) written++;
        else damaged++;
        work.report?.(written + damaged, total);
      });
    }
    throwIfCancelled(work.signal);
    archive.write({ kind: 'end', totals: { vectors: written, files } });
    archive.finish();
    return { vectors: written, files, damaged };
  } finally {
    archive.close();
  }
}

/** Small files; one that vanishes meanwhile is left out. */
async function addFiles(cacheFolder: string, vectors: readonly KeptVectors[], archive: ArchiveWriter, pace: Pace): Promise<number> {
  const paths = [
    ...new Set(vectors.map(({ folder }) => `${VECTORS}/${folder}/${MODEL_NAME}`)),
    ...namesIn(join(cacheFolder, VECTORS)).filter(name => name.endsWith('.json')).map(name => `${VECTORS}/${name}`),
    ...namesIn(join(cacheFolder, SUMMARIES)).flatMap(folder => namesIn(join(cacheFolder, SUMMARIES, folder)).filter(name => name.endsWith('.txt')).map(name => `${SUMMARIES}/${folder}/${name}`)),
  ];
  let files = 0;
  for (const path of paths) {
    await pace.breathe();
    const text = textOf(join(cacheFolder, path));
    if (text === undefined || text.length > MOST_BYTES / 8) continue;
    archive.write({ kind: 'file', file: { path, text } });
    files++;
  }
  return files;
}

async function addVectors({ folder, dimensions, segments }: KeptVectors, archive: ArchiveWriter, pace: Pace, count: (sound: boolean) => void): Promise<void> {
  const size = recordBytes(dimensions);
  const block = Buffer.alloc(Math.max(1, Math.floor(BLOCK_BYTES / size)) * size);
  const seen = new Set<string>();
  let filled = 0;
  const flush = () => {
    if (filled > 0) archive.write({ kind: 'vectors', folder, dimensions, records: block.subarray(0, filled) });
    filled = 0;
  };
  for (const path of segments) {
    const segment = openSegment(path, dimensions);
    if (!segment) continue;
    try {
      const places: [string, number][] = [];
      await segment.eachKey((key, offset) => places.push([key, offset]), pace);
      for (const [key, offset] of places) {
        if (pace.due) await pace.breathe();
        if (seen.has(key)) continue;
        const vector = segment.vectorAt(offset);
        count(vector !== undefined);
        if (!vector) continue;
        seen.add(key);
        writeRecord(block.subarray(filled, filled + size), key, vector);
        filled += size;
        if (filled === block.length) flush();
      }
    } finally {
      segment.close();
    }
  }
  flush();
}
