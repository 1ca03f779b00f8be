import type { Decided, ReportMaterial } from '../../core/report/material';
import type { Grouping } from '../../core/types';
import type { Answers } from '../answers/answers';
import { documentsName } from '../documentsName';
import { recordsFile } from '../records/record';
import type { Suggestions } from '../suggest/suggestions';
import { inReadersLanguage } from './inReadersLanguage';
import { reportDates } from './reportDates';

/** What a report is told by besides the groups. */
export interface ReportSources {
  readonly suggestions: Suggestions;
  readonly answers: Pick<Answers, 'ask'>;
}

/**
 * The groups on show with what a person decided about them and what suggestions found of their documents: which say nearly
 * the same, and their dates.
 */
export async function reportMaterial(grouping: Grouping, { suggestions, answers }: ReportSources, decided?: Decided): Promise<ReportMaterial> {
  await suggestions.load();
  const same = suggestions.list('open').flatMap(suggestion => (suggestion.kind === 'same' ? [suggestion] : []));
  return {
    name: documentsName(recordsFile(grouping)),
    grouping,
    dates: await reportDates(grouping.documents, suggestions, answers),
    nearlySame: same.map(({ document, other, likeness }) => ({ documents: [document.id, other.id], likeness })),
    ...(decided && { decided }),
    wording: inReadersLanguage(),
  };
}
