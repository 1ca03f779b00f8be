import type { DocumentDates } from '../../core/report/months';
import type { GroupedDocument } from '../../core/types';
import type { SuggestionFacts } from '../../protocol/answers';
import { fileDates } from '../map/fileDates';

/** When the files of documents were last changed; those that are not there, and records, have no date. */
export async function changeDates(documents: readonly GroupedDocument[]): Promise<DocumentDates> {
  const dates = await fileDates(documents);
  return { meaning: 'changed', times: new Map([...dates].flatMap((date, at) => (Number.isNaN(date) ? [] : [[documents[at].id, date]]))) };
}

/** The dates that suggestions found: when a repository first has each document, else when its file was last changed. */
export function foundDates({ documents, changes, changesBy }: Pick<SuggestionFacts, 'documents' | 'changes' | 'changesBy'>): DocumentDates {
  const date = (times: readonly number[]) => (changesBy === 'git' ? Math.min(...times) : Math.max(...times));
  return {
    meaning: changesBy === 'git' ? 'added' : 'changed',
    times: new Map(documents.flatMap((id, at): [string, number][] => (changes[at].length > 0 ? [[id, date(changes[at])]] : []))),
  };
}
