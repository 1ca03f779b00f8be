/** The last part of a path. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last part of a path, without its extension. */
export function fileName(path: string): string {
  const name = lastPart(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** What stands before the last part of a path; empty at the top. */
export function folderName(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a path, or a folder above it, is among some. */
export function isAmong(some: ReadonlySet<string>, path: string): boolean {
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) if (some.has(path.slice(0, at))) return true;
  return false;
}

/** What two names or paths have in common that many file systems take for the same: they do not tell case apart, nor accents written as characters of their own. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
