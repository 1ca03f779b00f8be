import type { DocumentDates } from '../../core/report/months';
import type { GroupedDocument } from '../../core/types';
import { fileDates } from '../map/fileDates';

/** When the files of documents were last changed; those that are not there, and records, have no date. */
export async function changeDates(documents: readonly GroupedDocument[]): Promise<DocumentDates> {
  const dates = await fileDates(documents);
  return { meaning: 'changed', times: new Map([...dates].flatMap((date, at) => (Number.isNaN(date) ? [] : [[documents[at].id, date]]))) };
}
