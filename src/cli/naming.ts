import { keptApart } from '../core/askedNames/keptApart';
import { groupQuestions, type AskedName } from '../core/askedNames/question';
import { KindredError } from '../core/errors';
import { oneOf, ParameterError, readParameters, type Parameters } from '../core/parameters';
import { chatParameters } from '../core/representation/modelParameters';
import type { Grouping } from '../core/types';
import type { Engine } from '../engine/engine';
import { readAddresses } from '../engine/model/server/address';
import type { OptionSpecs } from './command';
import type { ProgressView } from './progress';
import type { ParameterOwners } from './set';
import { UsageError } from './usage';

/** The option that says who names the groups. */
export const NAMING_OPTIONS = {
  naming: { type: 'string', takes: 'HOW', help: 'what names groups: words, their own (the default), or server:URL, the chat\nmodel of a server (--set naming.chatModel=NAME)' },
} as const satisfies OptionSpecs;

const OWNER = 'naming';
/** What names groups, by name; the chat model is on the server named behind a colon. */
export const NAMINGS = ['words', 'server'] as const;

/** Whose parameters `--set` may give for this way to name. */
export function namingOwners(given: string | undefined): ParameterOwners {
  return addressIn(given) === undefined ? {} : { [OWNER]: chatParameters };
}

/** The chat model that names groups; undefined where their own words do. Throws a `ParameterError`, or a `UsageError` for an address that is none. */
export function namingOf(given: string | undefined, settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Parameters | undefined {
  const address = addressIn(given);
  if (address === undefined) return undefined;
  const chat = readParameters('the naming server', chatParameters, { ...(address && { chatAddress: address }), ...settings[OWNER] });
  try {
    // Before the run, not behind it.
    readAddresses(String(chat.chatAddress));
  } catch (error) {
    throw new UsageError(`--naming: ${(error as Error).message}`);
  }
  return chat;
}

function addressIn(given = 'words'): string | undefined {
  const address = /^server(?::(.*))?$/s.exec(given);
  if (!address && given !== 'words') throw new ParameterError(`--naming takes ${oneOf(['words', 'server:URL'])}, not "${given}".`);
  return address ? (address[1] ?? '') : undefined;
}

/** A grouping with the names that a chat model gave, and why not all groups have one, where asking failed. */
export interface Named {
  readonly grouping: Grouping;
  readonly failure?: KindredError;
}

/** Has a chat model name groups and sub-groups; each keeps what it is called by its words as well. Rejects when cancelled. */
export async function namedByChat(grouping: Grouping, chat: Parameters, engine: Pick<Engine, 'names'>, view: ProgressView, signal: AbortSignal): Promise<Named> {
  const questions = groupQuestions(grouping, new Set(grouping.groups.map(({ id }) => id)));
  const answers: AskedName[] = [];
  let failure: KindredError | undefined;
  const show = () => view.show({ phase: 'asking', done: answers.length, total: questions.length });
  try {
    show();
    await engine.names({ chat, questions }, answer => (answers.push(answer), show()), signal);
  } catch (error) {
    if (!(error instanceof KindredError)) throw error;
    failure = error;
  }
  const names = new Map(keptApart(grouping, questions, answers, new Map()).map(({ group, name }) => [group, name]));
  const groups = grouping.groups.map(group => (names.has(group.id) ? { ...group, name: names.get(group.id)!, nameByWords: group.name } : group));
  return { grouping: { ...grouping, groups }, ...(failure && { failure }) };
}
