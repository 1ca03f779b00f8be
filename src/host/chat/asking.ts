import { KindredError } from '../../core/errors';
import type { QuestionAnswer, QuestionParameters } from '../../protocol/engineSides';
import type { Answers } from '../answers/answers';

/** What the tools need of what can be asked about the documents. */
export type Asking = Pick<Answers, 'ask'>;

/** The engine's answer; while groups are made there may be none, which is said as an error. */
export async function asked<Q extends 'search' | 'related'>(answers: Asking, question: Q, parameters: QuestionParameters<Q>, signal: AbortSignal): Promise<NonNullable<QuestionAnswer<Q>>> {
  const found = await answers.ask(question, parameters, signal);
  if (found === undefined) throw new KindredError('badInput', 'Kindred is making the groups just now. Ask again when they are made; kindred_groups says "draft" until then.');
  return found;
}
