import { renameSync, rmSync } from 'node:fs';
import { Pace } from '../../core/work';
import { bytesOf } from './bytesUnder';
import { createSegment, newSegmentPath, openSegment, ownerLives, segmentPaths } from './segment';

const MOST_SMALL_SEGMENTS = 12;
const SMALL_BYTES = 32 << 20;

/**
 * Joins small segments of ended processes into one when there are many; damaged and double records are left behind.
 * The joined file appears whole, by renaming, before the old ones go, so that a process reading at the same time finds
 * every vector at least once or, at worst, computes it again.
 */
export async function compact(folder: string, dimensions: number): Promise<void> {
  const small = (await segmentPaths(folder)).filter(path => !ownerLives(path) && bytesOf(path) < SMALL_BYTES);
  if (small.length <= MOST_SMALL_SEGMENTS) return;
  const path = newSegmentPath(folder);
  const unfinished = `${path}.new`;
  try {
    await join(small, unfinished, dimensions);
    renameSync(unfinished, path);
    for (const old of small) rmSync(old, { force: true });
  } catch {
    rmSync(unfinished, { force: true });
  }
}

async function join(paths: readonly string[], target: string, dimensions: number): Promise<void> {
  const writer = createSegment(target, dimensions);
  const written = new Set<string>();
  const pace = new Pace(undefined);
  try {
    for (const path of paths) {
      const segment = openSegment(path, dimensions);
      await segment?.eachKey((key, offset) => {
        const vector = written.has(key) ? undefined : segment.vectorAt(offset);
        if (!vector) return;
        writer.append([key], [vector]);
        written.add(key);
      }, pace);
      segment?.close();
    }
  } finally {
    writer.close();
  }
}
