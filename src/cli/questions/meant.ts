import { relative, resolve } from 'node:path';
import { labelKey } from '../../core/truth/origin';
import type { Document, Skipped } from '../../core/types';
import type { FolderOrRecords } from '../source';
import { counted } from '../table';
import { UsageError } from '../usage';

/** The document that a person names by its path, from here or below the folder, or by its id. Throws a `UsageError` for what is none. */
export function meantDocument(given: string, documents: readonly Document[], skipped: readonly Skipped[], source: FolderOrRecords): Document {
  // What the shell completes is a path from here.
  const names = source.kind === 'folder' ? [relative(source.path, resolve(given)), given] : [given];
  for (const key of names.map(labelKey)) {
    const document = documents.find(({ id }) => labelKey(id) === key);
    if (document) return document;
    const left = skipped.find(({ path }) => labelKey(path) === key);
    if (left) throw new UsageError(`${given} is not among the documents: it was skipped. ${left.reason}`);
  }
  const how = source.kind === 'folder' ? 'by its path, from here or below the folder' : 'by its "id"';
  throw new UsageError(`${given} is not among the ${counted(documents.length, 'document')} of ${source.path}. Name one ${how}.`);
}
