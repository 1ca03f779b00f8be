import { l10n, workspace } from 'vscode';
import { foundDates, tellApart } from '../../core/report/foundDates';
import type { Decided, ReportMaterial } from '../../core/report/material';
import type { Grouping } from '../../core/types';
import type { Answers } from '../answers/answers';
import type { Suggestions } from '../suggest/suggestions';
import { changeDates } from './changeDates';
import { inReadersLanguage } from './inReadersLanguage';

/** What a report is told by besides the groups. */
export interface ReportSources {
  readonly suggestions: Suggestions;
  readonly answers: Pick<Answers, 'ask'>;
}

/**
 * The groups on show with what a person decided about them and what suggestions found of their documents: which say nearly
 * the same, and when a repository first had them; else when they were last changed, as the map tells it.
 */
export async function reportMaterial(grouping: Grouping, { suggestions, answers }: ReportSources, decided?: Decided): Promise<ReportMaterial> {
  await suggestions.load();
  const { found } = suggestions;
  const dates = found && foundDates(found);
  const same = suggestions.list('open').flatMap(suggestion => (suggestion.kind === 'same' ? [suggestion] : []));
  return {
    name: workspace.name ?? l10n.t('Documents'),
    grouping,
    dates: dates && tellApart(dates) ? dates : await changeDates(grouping.documents, answers),
    nearlySame: same.map(({ document, other, likeness }) => ({ documents: [document.id, other.id], likeness })),
    ...(decided && { decided }),
    wording: inReadersLanguage(),
  };
}
