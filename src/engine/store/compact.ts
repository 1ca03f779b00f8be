import { renameSync, rmSync } from 'node:fs';
import { Pace, throwIfCancelled } from '../../core/work';
import { bytesOf } from './bytesUnder';
import { HEADER_BYTES } from './record';
import { createSegment, newSegmentPath, openSegment, ownerLives, segmentDimensions, segmentPaths, unfinishedPath } from './segment';

const MOST_SMALL_SEGMENTS = 12;
const SMALL_BYTES = 32 << 20;

/**
 * Joins small segments of ended processes into one when there are many; damaged and double records are left behind, and
 * what is no segment of these dimensions stays as it is. The joined file appears whole, by renaming, before the old ones go,
 * so that a process reading at the same time finds every vector at least once or, at worst, computes it again. What a process
 * left that ended meanwhile is deleted. Rejects with a `CancelledError` when cancelled.
 */
export async function compact(folder: string, dimensions: number, signal?: AbortSignal): Promise<void> {
  const [left, all] = [await segmentPaths(folder, true), await segmentPaths(folder)];
  for (const path of left) if (!ownerLives(path)) remove(path);
  const small = all.filter(path => !ownerLives(path) && bytesOf(path) < SMALL_BYTES);
  if (small.length <= MOST_SMALL_SEGMENTS) return;
  for (const path of small) if (bytesOf(path) < HEADER_BYTES) remove(path);
  const own = small.filter(path => segmentDimensions(path) === dimensions);
  if (own.length <= MOST_SMALL_SEGMENTS) return;
  const path = newSegmentPath(folder);
  const unfinished = unfinishedPath(path);
  try {
    const joined = await join(own, unfinished, dimensions, new Pace(signal));
    renameSync(unfinished, path);
    joined.forEach(remove);
  } catch {
    remove(unfinished);
    throwIfCancelled(signal);
  }
}

/** What cannot be deleted now is next time. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** Gives the segments that could be read. */
async function join(paths: readonly string[], target: string, dimensions: number, pace: Pace): Promise<string[]> {
  const writer = createSegment(target, dimensions);
  const written = new Set<string>();
  const joined: string[] = [];
  try {
    for (const path of paths) {
      const segment = openSegment(path, dimensions);
      if (!segment) continue;
      try {
        await segment.eachKey((key, offset) => {
          const vector = written.has(key) ? undefined : segment.vectorAt(offset);
          if (!vector) return;
          writer.append([key], [vector]);
          written.add(key);
        }, pace);
      } finally {
        segment.close();
      }
      joined.push(path);
    }
  } finally {
    writer.close();
  }
  return joined;
}
