import { relative, resolve } from 'node:path';
import { KindredError } from '../../core/errors';
import { lastPart } from '../../core/paths';
import { meantAmong, type Meant } from '../../core/retrieval/meant';
import type { Document } from '../../core/types';
import { UsageError } from '../usage';
import type { Read } from './ask';

/** What a person names by a path from here or below the folder, or as `meantAmong` has it otherwise. Throws a `UsageError` for what is none. */
export function meantPlace(given: string, { documents, skipped, source }: Pick<Read, 'documents' | 'skipped' | 'source'>): Meant<Document> {
  const isFolder = source.kind === 'folder';
  const name = lastPart(source.path);
  try {
    return meantAmong(given, {
      documents,
      skipped,
      // What the shell completes is a path from here.
      namesOf: named => (isFolder ? [relative(source.path, resolve(named)), named] : [named]),
      ...(!isFolder && { records: { name, isMeant: file => file === name || resolve(file) === source.path } }),
      of: source.path,
      how: isFolder ? 'by its path, from here or below the folder' : 'by its "id"',
    });
  } catch (error) {
    throw error instanceof KindredError ? new UsageError(error.message) : error;
  }
}
