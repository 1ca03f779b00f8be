import { addTo } from '../gather';
import { fileName, folderName, lastPart, nameKey } from '../paths';
import { joinPaths, withoutExtension } from './paths';
import type { WrittenLinks } from './writtenLinks';

/**
 * Resolves the links of many documents at once: for each the positions of those it links to, each once, itself left out.
 * Paths count from the document's own folder, with a leading `/` from the top; an extension may be missing. A name of a note
 * means the one nearest the top that has it. `paths` lie below one folder; undefined for records.
 */
export function linkTargets(paths: readonly (string | undefined)[], links: readonly WrittenLinks[]): number[][] {
  const byPath = new Map<string, number>();
  /** Documents of a file name, with its extension and without, and their paths likewise, those nearest the top first. */
  const byName = new Map<string, { readonly path: string; readonly at: number }[]>();
  const order = paths.flatMap((path, at) => (path === undefined ? [] : [{ path: `/${nameKey(path)}`, at }])).sort((a, b) => depth(a.path) - depth(b.path));
  for (const { path, at } of order) byPath.set(path, at);
  for (const { path, at } of order) {
    const bare = withoutExtension(path);
    if (!byPath.has(bare)) byPath.set(bare, at);
    addTo(byName, fileName(path), { path: bare, at });
    addTo(byName, lastPart(path), { path, at });
  }
  const noteAt = (name: string) => {
    const end = joinPaths('', nameKey(name));
    return byName.get(lastPart(end))?.find(({ path }) => path.endsWith(end))?.at;
  };
  return links.map(({ paths: written, names }, from) => {
    const folder = folderName(paths[from] ?? '');
    const found = [...written.map(path => byPath.get(nameKey(joinPaths(path.startsWith('/') ? '' : folder, path)))), ...names.map(noteAt)];
    return [...new Set(found)].filter(at => at !== undefined && at !== from).map(Number).sort((a, b) => a - b);
  });
}

function depth(path: string): number {
  return path.split('/').length;
}
