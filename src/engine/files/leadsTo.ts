import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Where a file is written that a path names: behind links, whose file need not be there yet. Throws as files do. */
export function leadsTo(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })) return realpathSync.native(path);
  const place = join(realpathSync.native(dirname(path)), basename(path));
  const link = linkAt(place);
  return link === undefined ? place : leadsTo(resolve(dirname(place), link));
}

function linkAt(place: string): string | undefined {
  try {
    return readlinkSync(place);
  } catch {
    return undefined;
  }
}

/** A name in the folder of a file to write what takes its place once it is whole; short, for the file's own may be as long as a name can be. */
export function unfinishedAt(path: string): string {
  return join(dirname(path), `.kindred.${process.pid}`);
}
