import { workspace } from 'vscode';
import type { DocumentDates } from '../../core/report/months';
import type { GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';

/** Files asked for at a time: on a far machine each answer takes its time. */
const AT_ONCE = 32;

/** When the files of documents were last changed; those that are not there, and records, have no date. */
export async function changeDates(documents: readonly GroupedDocument[]): Promise<DocumentDates> {
  const times = new Map<string, number>();
  const waiting = documents[Symbol.iterator]();
  const ask = async () => {
    for (const document of waiting) {
      const uri = document.path === undefined ? undefined : documentUri(document);
      if (!uri || uri.scheme === 'untitled') continue;
      const mtime = await workspace.fs.stat(uri).then(({ mtime }) => mtime, () => undefined);
      if (mtime !== undefined) times.set(document.id, mtime);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return { meaning: 'changed', times };
}
