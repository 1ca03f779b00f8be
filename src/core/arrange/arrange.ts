import { folderName, lastPart, nameKey } from '../paths';
import type { Group, GroupedDocument } from '../types';
import { folderNames, unused } from './folderNames';

/** A file that moves, by paths below its folder. */
export interface Move {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What lies in the folder that documents are arranged in. */
export interface Root {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Names in one of its folders. */
  namesIn(folder: string): readonly string[];
}

/**
 * The moves that bring documents into folders named after their groups, directly below the root: two files of one name get a
 * number, as does one whose name a file there has. A folder that is there already, but for case, is used. `documents` are
 * those that may move, with their paths below the root. Documents in no group, and those that are where they belong, stay.
 */
export function arrange(documents: readonly Pick<GroupedDocument, 'id' | 'path' | 'group'>[], groups: readonly Group[], root: Root, fallback: string): Move[] {
  const grouped = documents.filter((document): document is typeof document & { path: string } => document.group !== null && document.path !== undefined);
  const having = new Set(grouped.map(({ group }) => group));
  const used = groups.filter(({ id }) => having.has(id));
  const there = new Map(root.folders.map(name => [nameKey(name), name]));
  const names = folderNames(used.map(({ name }) => name), fallback, root.files).map(name => there.get(nameKey(name)) ?? name);
  const folders = new Map(used.map(({ id }, at) => [id, names[at]]));
  const moving = grouped.filter(({ path, group }) => folderName(path) !== folders.get(group!));
  // The names of files that move away are not free: all moves are made at once, in an order that is up to the editor.
  const taken = new Map(names.map(name => [name, new Set(root.namesIn(name).map(nameKey))]));
  const tried = new Map(names.map(name => [name, new Map<string, number>()]));
  return moving.map(({ id, path, group }) => {
    const folder = folders.get(group!)!;
    const name = unused(lastPart(path), taken.get(folder)!, tried.get(folder));
    taken.get(folder)!.add(nameKey(name));
    return { id, from: path, to: `${folder}/${name}` };
  });
}
