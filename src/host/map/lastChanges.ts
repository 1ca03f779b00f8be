import { workspace } from 'vscode';
import { lastDates, tellApart } from '../../core/report/foundDates';
import type { GroupedDocument } from '../../core/types';
import type { ChangeDates } from '../../protocol/mapSides';
import type { Answers } from '../answers/answers';
import { fileDates } from './fileDates';

/**
 * When documents were changed last: by the repository of their folder where that may be asked and knows them, as all files
 * of a fresh clone have one date; by their files otherwise, and where all were committed at once.
 */
export async function lastChanges(documents: readonly GroupedDocument[], answers: Pick<Answers, 'ask'>): Promise<ChangeDates> {
  // What goes wrong there is told where more depends on it.
  const found = await answers.ask('changes', { askGit: workspace.isTrusted }).catch(() => undefined);
  const last = found && lastDates(found);
  const told = last && tellApart(last) ? last : undefined;
  const times = Float64Array.from(documents, ({ id }) => told?.times.get(id) ?? NaN);
  const unknown = documents.flatMap((_, at) => (Number.isNaN(times[at]) ? [at] : []));
  const dates = await fileDates(unknown.map(at => documents[at]));
  unknown.forEach((at, i) => (times[at] = dates[i]));
  return { times, by: told?.by ?? 'files' };
}
