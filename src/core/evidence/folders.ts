import { countsOf } from '../gather';
import { lastPart } from '../paths';
import type { Document } from '../types';

/** A folder with fewer documents, those below it counted, is too small to be a subject; the one around it stands for it. */
const FEWEST_DOCUMENTS = 3;
/** Language tags (`de`, `pt-BR`, `zh_Hans`): translations of many subjects lie in such folders. */
const LANGUAGE_TAG = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/iu;
/** Dates and numbers (`2024`, `2024-05`, `03`) say when, not what about. */
const NUMBERS = /^[\d\s._-]+$/u;

/**
 * The folder of each document as a number, −1 where it says nothing of a subject: documents at the top, records, folders
 * named by a language or a date.
 */
export function folderNumbers(documents: readonly Pick<Document, 'path'>[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(standingFolders(documents), folder => {
    if (folder === undefined || saysNothing(folder)) return -1;
    if (!numbers.has(folder)) numbers.set(folder, numbers.size);
    return numbers.get(folder)!;
  });
}

/**
 * The folder that stands for each document: the innermost that holds three of them or more. Undefined for documents at the
 * top, for records, and where that folder holds all documents.
 */
export function standingFolders(documents: readonly Pick<Document, 'path'>[]): (string | undefined)[] {
  const chains = documents.map(({ path }) => foldersAround(path ?? ''));
  const counts = countsOf(chains.flat());
  return chains.map(chain => {
    const folder = chain.find(candidate => counts.get(candidate)! >= FEWEST_DOCUMENTS);
    return folder !== undefined && counts.get(folder) === documents.length ? undefined : folder;
  });
}

/** The folders a path lies in, innermost first. */
function foldersAround(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
}

/** True for folders named by a language or a date: they do not say what their documents are about. */
function saysNothing(folder: string): boolean {
  const name = lastPart(folder);
  return LANGUAGE_TAG.test(name) || NUMBERS.test(name);
}
