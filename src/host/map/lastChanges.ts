import { workspace } from 'vscode';
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
  const last = new Map(found?.documents.flatMap((id, at) => (found.changes[at].length > 0 ? [[id, Math.max(...found.changes[at])]] : [])));
  const told = new Set(last.values()).size > 1;
  const times = Float64Array.from(documents, ({ id }) => (told ? (last.get(id) ?? NaN) : NaN));
  const unknown = documents.flatMap((_, at) => (Number.isNaN(times[at]) ? [at] : []));
  const dates = await fileDates(unknown.map(at => documents[at]));
  unknown.forEach((at, i) => (times[at] = dates[i]));
  return { times, by: told ? found!.changesBy : 'files' };
}
