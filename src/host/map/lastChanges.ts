import { inOrder } from '../../core/report/foundDates';
import type { GroupedDocument } from '../../core/types';
import type { ChangeDates } from '../../protocol/mapSides';
import type { Answers } from '../answers/answers';
import { changeDates } from '../report/changeDates';

/** When documents were written or changed last, as `changeDates` has it, in their order. */
export async function lastChanges(documents: readonly GroupedDocument[], answers: Pick<Answers, 'ask'>): Promise<ChangeDates> {
  return inOrder(documents, await changeDates(documents, answers));
}
