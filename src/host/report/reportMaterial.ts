import { l10n, workspace } from 'vscode';
import type { Decided } from '../../core/report/changes';
import { foundDates } from '../../core/report/foundDates';
import type { ReportMaterial } from '../../core/report/material';
import type { Grouping } from '../../core/types';
import type { Suggestions } from '../suggest/suggestions';
import { changeDates } from './changeDates';
import { inReadersLanguage } from './inReadersLanguage';

/** The groups on show with what a person decided about them and what suggestions found of their documents: when they were added, and which say nearly the same. */
export async function reportMaterial(grouping: Grouping, suggestions: Suggestions, decided?: Decided): Promise<ReportMaterial> {
  await suggestions.load();
  const { found } = suggestions;
  const same = suggestions.list('open').flatMap(suggestion => (suggestion.kind === 'same' ? [suggestion] : []));
  return {
    name: workspace.name ?? l10n.t('Documents'),
    grouping,
    dates: found ? foundDates(found) : await changeDates(grouping.documents),
    nearlySame: same.map(({ document, other, likeness }) => ({ documents: [document.id, other.id], likeness })),
    ...(decided && { decided }),
    wording: inReadersLanguage(),
  };
}
