import type { Uri, WorkspaceFolder } from 'vscode';

/** A workspace folder and what stands before the ids of its documents: nothing when it is the only one. */
export interface Place {
  readonly folder: Uri;
  readonly prefix: string;
}

/** The prefixes of workspace folders; folders of one name are told apart by a number. */
export function places(folders: readonly Pick<WorkspaceFolder, 'name' | 'uri'>[]): Place[] {
  if (folders.length === 1) return [{ folder: folders[0].uri, prefix: '' }];
  const taken = new Set<string>();
  return folders.map(({ name, uri }) => {
    let prefix = name;
    for (let n = 2; taken.has(prefix); n++) prefix = `${name} ${n}`;
    taken.add(prefix);
    return { folder: uri, prefix };
  });
}

/** The id of a document: its path below its workspace folder, or its whole path where it lies outside. */
export function documentId(uri: Pick<Uri, 'scheme' | 'authority' | 'path'>, known: readonly Place[]): string {
  let best: Place | undefined;
  for (const place of known) if (isBelow(uri, place.folder) && !(best && best.folder.path.length > place.folder.path.length)) best = place;
  if (!best) return uri.path;
  const relative = uri.path.slice(best.folder.path.length).replace(/^\/+/, '');
  return [best.prefix, relative].filter(Boolean).join('/');
}

/** True for the id of a document outside all workspace folders, which is its whole path. */
export function isOutside(id: string): boolean {
  return id.startsWith('/');
}

/** The address of a document from its id; undefined when no folder has it. */
export function documentPlace(id: string, known: readonly Place[]): { readonly folder: Uri; readonly path: string } | undefined {
  if (isOutside(id)) return undefined;
  for (const { folder, prefix } of known) {
    if (prefix === '') return { folder, path: id };
    if (id.startsWith(`${prefix}/`)) return { folder, path: id.slice(prefix.length + 1) };
  }
  return undefined;
}

/** The id of a file when the folders are others, by the one it had; undefined when none of them has it. */
export function carriedId(id: string, before: readonly Place[], now: readonly Place[]): string | undefined {
  const at = documentPlace(id, before);
  const there = at && now.find(({ folder }) => isSame(folder, at.folder));
  return there && [there.prefix, at.path].filter(Boolean).join('/');
}

/** True for a folder itself and everything in it. */
export function isBelow(uri: Pick<Uri, 'scheme' | 'authority' | 'path'>, folder: Pick<Uri, 'scheme' | 'authority' | 'path'>): boolean {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return false;
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path === folder.path || uri.path.startsWith(base);
}

/** Leaves out what lies inside another chosen folder, and what is chosen twice. */
export function outermost<T extends { readonly uri: Pick<Uri, 'scheme' | 'authority' | 'path'>; readonly folder: boolean }>(chosen: readonly T[]): T[] {
  const same = (a: T, b: T) => isSame(a.uri, b.uri);
  return chosen.filter(
    (item, i) =>
      !chosen.some((other, j) => j !== i && other.folder && !same(other, item) && isBelow(item.uri, other.uri)) &&
      !chosen.slice(0, i).some(earlier => same(earlier, item)),
  );
}

function isSame(a: Pick<Uri, 'scheme' | 'authority' | 'path'>, b: Pick<Uri, 'scheme' | 'authority' | 'path'>): boolean {
  return a.path === b.path && a.scheme === b.scheme && a.authority === b.authority;
}
