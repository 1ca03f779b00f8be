import type { Selection } from '../types';
import { asksForFiles, globTest, takenOutBy } from './ignoreRules';
import { kindByName } from './kinds';
import { unreadFormat } from './unreadFormats';

/** Folders that never hold a person's own documents. */
const NEVER_DOCUMENTS = new Set(['node_modules', 'bower_components', 'jspm_packages', 'site-packages', '__pycache__', '__macosx', '$recycle.bin']);

/** True for folders that never hold a person's own documents, by their name. */
export function neverHoldsDocuments(folder: string): boolean {
  return NEVER_DOCUMENTS.has(folder.toLowerCase());
}

/** True for what is hidden by its name, and for the files by which Word and its like tell that a document is open. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

/** A test whether the name of a file can be that of a document: by its kind, or by the globs of those to take. */
export function countsByName({ include }: Pick<Selection, 'include'>): (path: string) => boolean {
  if (asksForFiles(include)) return globTest(include);
  const takenOut = takenOutBy(include);
  return path => {
    const named = kindByName(path);
    return named !== 'data' && named !== 'media' && !takenOut(path);
  };
}

/**
 * A test whether a file or folder may be a document or hold some, as far as its path tells: not hidden, not left out, of no
 * kind that is none; documents in a format that is not read count, as they are listed. What ignore files say is not known here.
 */
export function couldBeDocument({ include, exclude }: Pick<Selection, 'include' | 'exclude'>): (path: string) => boolean {
  const excluded = globTest(exclude);
  const counts = countsByName({ include });
  const takenOut = takenOutBy(include);
  const isListed = (path: string) => unreadFormat(path) !== undefined && !asksForFiles(include) && !takenOut(path);
  return path => {
    const parts = path.split('/');
    if (parts.some(part => isHidden(part) || neverHoldsDocuments(part))) return false;
    if (parts.some((_, at) => excluded(parts.slice(0, at + 1).join('/')))) return false;
    // By its name alone a folder cannot be told from a file without an extension.
    return counts(path) || kindByName(path) === 'unknown' || isListed(path);
  };
}
