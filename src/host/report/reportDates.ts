import { foundDates, undatedOf, withOwnDates, type DocumentDates } from '../../core/report/foundDates';
import { timelineOf } from '../../core/report/timeline';
import type { GroupedDocument } from '../../core/types';
import type { Answers } from '../answers/answers';
import type { Suggestions } from '../suggest/suggestions';
import { changeDates } from './changeDates';

/**
 * The dates that report and page of a group tell: when documents were written, as they say themselves; of the others when a
 * repository first had them, where suggestions have found that and it tells of time, as it does not where most were put in at
 * once; else when they were last changed, as `changeDates` has it.
 */
export async function reportDates(documents: readonly GroupedDocument[], { found }: Pick<Suggestions, 'found'>, answers?: Pick<Answers, 'ask'>): Promise<DocumentDates> {
  const dates = found && foundDates(found);
  return dates && timelineOf(undatedOf(documents), dates) ? withOwnDates(documents, dates) : changeDates(documents, answers);
}
