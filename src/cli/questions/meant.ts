import { relative, resolve } from 'node:path';
import { lastPart } from '../../core/paths';
import { labelKey } from '../../core/truth/origin';
import type { Document, Skipped } from '../../core/types';
import type { FolderOrRecords } from '../source';
import { counted, number } from '../table';
import { UsageError } from '../usage';

const MOST_NAMED = 3;

/** The document that a person names by its path, from here or below the folder, by the file's name where only one has it, or by its id. Throws a `UsageError` for what is none. */
export function meantDocument(given: string, documents: readonly Document[], skipped: readonly Skipped[], source: FolderOrRecords): Document {
  // What the shell completes is a path from here.
  const names = source.kind === 'folder' ? [relative(source.path, resolve(given)), given] : [given];
  for (const name of names) {
    const key = labelKey(name);
    // Ids of records may differ by no more than a space.
    const document = documents.find(({ id }) => id === name) ?? documents.find(({ id }) => labelKey(id) === key);
    if (document) return document;
    const left = skipped.find(({ path }) => labelKey(path) === key);
    if (left) throw new UsageError(`${given} is not among the documents: it was skipped. ${left.reason}`);
  }
  const named = source.kind === 'folder' ? documents.filter(({ id }) => lastPart(labelKey(id)) === labelKey(given)) : [];
  if (named.length === 1) return named[0];
  if (named.length > 1) throw new UsageError(`${given} is the name of ${number(named.length)} documents: ${named.slice(0, MOST_NAMED).map(({ id }) => id).join(', ')}${named.length > MOST_NAMED ? ', …' : ''}. Name one by its path.`);
  const how = source.kind === 'folder' ? 'by its path, from here or below the folder' : 'by its "id"';
  throw new UsageError(`${given} is not among the ${counted(documents.length, 'document')} of ${source.path}. Name one ${how}.`);
}
