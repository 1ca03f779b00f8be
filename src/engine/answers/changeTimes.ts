import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from '../../core/types';
import { throwIfCancelled, type Work } from '../../core/work';
import type { ChangeFacts } from '../../protocol/answers';
import type { Source } from '../../protocol/engineSides';
import { gitHistory } from '../files/gitHistory';

const TOGETHER = 32;

/**
 * The times at which documents were changed: by the repository their folder is in, if that may be asked, and by the files'
 * dates for those it does not know; `changesBy` is the repository where it knows some at least. Records and files that are
 * not on this machine have none.
 */
export async function changeTimes(documents: readonly Pick<Document, 'id'>[], sources: readonly Source[], askGit: boolean, work: Work = {}): Promise<ChangeFacts> {
  const changes = documents.map((): readonly number[] => []);
  const files = new Map<string, string>();
  let changesBy: ChangeFacts['changesBy'] = 'files';
  for (const source of sources) {
    if (source.kind === 'files') for (const { id, path } of source.files) if (path !== undefined) files.set(id, path);
    if (source.kind !== 'folder') continue;
    const prefix = source.prefix ? `${source.prefix}/` : '';
    const history = askGit && documents.length > 0 ? await gitHistory(source.path, work.signal) : undefined;
    throwIfCancelled(work.signal);
    documents.forEach(({ id }, at) => {
      if (!id.startsWith(prefix)) return;
      const below = id.slice(prefix.length);
      files.set(id, join(source.path, below));
      changes[at] = history?.get(below) ?? changes[at];
    });
    if (changes.some(({ length }) => length > 0)) changesBy = 'git';
  }
  const unknown = documents.flatMap(({ id }, at) => (changes[at].length === 0 && files.has(id) ? [at] : []));
  for (let from = 0; from < unknown.length; from += TOGETHER) {
    throwIfCancelled(work.signal);
    await Promise.all(unknown.slice(from, from + TOGETHER).map(async at => {
      const found = await stat(files.get(documents[at].id)!).catch(() => undefined);
      if (found) changes[at] = [found.mtimeMs];
    }));
  }
  return { documents: documents.map(({ id }) => id), changes, changesBy };
}
