import { isAmong } from '../paths';
import { isOfOneName } from './copies';
import type { FileTree } from './fileTree';

/** A tree in which only some files and folders are to be seen, what lies in those, the ignore files that speak of them, and what they may be copies of. */
export function narrowedTree(tree: FileTree, paths: readonly string[]): FileTree {
  const wanted = new Set(paths);
  const isBeside = isOfOneName(paths);
  /** Folders on the way to what is wanted. */
  const ways = new Set(['']);
  for (const path of paths) for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) ways.add(path.slice(0, at));
  return {
    ...tree,
    async readDirectory(folder) {
      const entries = await tree.readDirectory(folder);
      if (isAmong(wanted, folder)) return entries;
      return entries.filter(({ name, kind }) => {
        const path = folder ? `${folder}/${name}` : name;
        return wanted.has(path) || (kind === 'folder' ? ways.has(path) : isBeside(path)) || name === '.gitignore';
      });
    },
  };
}
