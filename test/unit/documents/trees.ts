import type { FileTree, TreeEntry } from '../../../src/core/documents/fileTree';
import type { TokenCounter } from '../../../src/core/representation/embedder';
import type { Selection } from '../../../src/core/types';

export const wholeFolder: Selection = { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2_000_000 };

/** Counts a token for each four characters of a word, at least one. */
export const roughCounter: TokenCounter = {
  count: (text, start = 0, end = text.length) => text.slice(start, end).split(/\s+/).reduce((sum, word) => sum + Math.ceil(word.length / 4), 0),
};

/** A tree in memory: contents by path; an `Error` stands for a file or folder that cannot be read. */
export function memoryTree(files: Record<string, string | Uint8Array | Error>): FileTree {
  const bytesOf = (path: string): Uint8Array => {
    const content = files[path];
    if (content instanceof Error) throw content;
    if (content === undefined) throw new Error('It is gone.');
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    readDirectory: async path => {
      const prefix = path ? `${path}/` : '';
      if (files[`${path}/`] instanceof Error) throw files[`${path}/`];
      const entries = new Map<string, TreeEntry>();
      // Backwards, so that the order of a result is not the order of the input by chance.
      for (const file of Object.keys(files).reverse()) {
        if (!file.startsWith(prefix)) continue;
        const [name, ...rest] = file.slice(prefix.length).split('/');
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return [...entries.values()];
    },
    size: async path => bytesOf(path).length,
    readFile: async (path, atMost) => bytesOf(path).subarray(0, atMost),
  };
}
