import { isAbsolute, relative } from 'node:path';

/** A path as it goes on from a folder; undefined for one that does not lie below it. */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  return /^\.\.([/\\]|$)/.test(below) || isAbsolute(below) ? undefined : below;
}
