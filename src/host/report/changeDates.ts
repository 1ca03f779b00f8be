import type { DocumentDates } from '../../core/report/foundDates';
import type { GroupedDocument } from '../../core/types';
import type { Answers } from '../answers/answers';
import { fileDates } from '../map/fileDates';
import { lastChanges } from '../map/lastChanges';

/**
 * When documents were last changed, as the map tells it; without `answers` by their files alone, for which nothing is read.
 * Those that are not there, and records, have no date.
 */
export async function changeDates(documents: readonly GroupedDocument[], answers?: Pick<Answers, 'ask'>): Promise<DocumentDates> {
  const { times, by } = answers ? await lastChanges(documents, answers) : { times: await fileDates(documents), by: 'files' as const };
  return { meaning: 'changed', by, times: new Map([...times].flatMap((date, at) => (Number.isNaN(date) ? [] : [[documents[at].id, date]]))) };
}
