import type { DocumentKind } from './kinds';

/** An entry of a folder. Links are not followed, so their target's kind does not matter. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * The folders and files below one root, wherever they are: a disk, a virtual workspace. Paths are relative to the root
 * with `/`; the root itself is the empty path. Each function rejects with an error whose message says in plain words why
 * the file or folder could not be read.
 */
export interface FileTree {
  readDirectory(path: string): Promise<readonly TreeEntry[]>;
  /** Size of a file in bytes. */
  size(path: string): Promise<number>;
  /** Bytes of a file; only the first `atMost` where the tree can read a part. */
  readFile(path: string, atMost?: number): Promise<Uint8Array>;
}

/** A file that counts as a document. */
export interface FoundFile {
  /** Path below the root with `/`. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
}
