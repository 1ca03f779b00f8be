import { nameInAnswer } from '../../../core/askedNames/nameInAnswer';
import { NAMING_TASK, promptOf } from '../../../core/askedNames/prompt';
import type { AskedName } from '../../../core/askedNames/question';
import type { NamesRequest } from '../../../protocol/engineSides';
import { chatServers, type ChatManners } from './chatServers';
import type { ServerTools } from './serverAccess';

/** A name is short; thoughts before it are not. */
const MOST_TOKENS = 1_500;

/**
 * Asks a chat model for names of groups, and gives each to `hear` as it comes. Rejects as `ChatServers.ask` does. `manners`
 * are for tests.
 */
export async function serverNames({ chat, questions }: NamesRequest, server: ServerTools, hear: (named: AskedName) => void, signal?: AbortSignal, manners: Partial<ChatManners> = {}): Promise<void> {
  const servers = chatServers(chat, { purpose: 'names', task: NAMING_TASK, tokens: MOST_TOKENS }, server, manners);
  const documents = new Set(questions.flatMap(question => question.documents.map(({ id }) => id)));
  const answered = (at: number, answer = '') => hear({ group: questions[at].group, name: nameInAnswer(answer, questions[at]) ?? null });
  await servers.ask(questions.map(promptOf), documents.size, answered, signal);
}
