import { workspace } from 'vscode';
import { lastDates, tellApart, undatedOf, withOwnDates, type DocumentDates } from '../../core/report/foundDates';
import type { GroupedDocument } from '../../core/types';
import type { Answers } from '../answers/answers';
import { fileDates } from '../map/fileDates';

/**
 * When documents were written, as they say themselves, and when the others were last changed: by the repository of their
 * folder where that may be asked and knows them, as all files of a fresh clone have one date; by their files otherwise, and
 * where all were committed at once. Without `answers` no repository is asked. Those that are not there, and records that do
 * not say it, have no date.
 */
export async function changeDates(documents: readonly GroupedDocument[], answers?: Pick<Answers, 'ask'>): Promise<DocumentDates> {
  const undated = undatedOf(documents);
  // What goes wrong there is told where more depends on it.
  const found = undated.length > 0 ? await answers?.ask('changes', { askGit: workspace.isTrusted }).catch(() => undefined) : undefined;
  const last = found && lastDates(found);
  const told = last && tellApart(undated.flatMap(({ id }) => last.times.get(id) ?? [])) ? last : undefined;
  const unknown = undated.filter(({ id }) => !told?.times.has(id));
  const dates = await fileDates(unknown);
  const ofFiles = new Map(unknown.map(({ id }, at) => [id, dates[at]]));
  const times = undated.map(({ id }) => [id, told?.times.get(id) ?? ofFiles.get(id) ?? NaN] as const);
  return withOwnDates(documents, { meaning: 'changed', by: told?.by ?? 'files', times: new Map(times.filter(([, time]) => !Number.isNaN(time))) });
}
