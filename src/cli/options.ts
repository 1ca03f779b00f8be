import type { OptionSpecs, OptionValues } from './command';
import { pathOf } from './usage';

/** Options of every command that measures documents. */
export const WORK_OPTIONS = {
  cache: { type: 'string', takes: 'DIR', help: "where finished work is kept (default: the user's cache folder)" },
  yes: { type: 'boolean', help: 'send documents to a server named by the call, as server:URL, without asking;\nits key is read from KINDRED_SERVER_KEY' },
  quiet: { type: 'boolean', help: 'no progress on stderr' },
} as const satisfies OptionSpecs;

/** How a command is to work, as its options say. */
export interface WorkCall {
  readonly cache?: string;
  /** Documents may go to a server without asking. */
  readonly yes: boolean;
  readonly quiet: boolean;
}

/** Reads the options of `WORK_OPTIONS`. Throws a `UsageError` for an empty path. */
export function workOf(values: OptionValues<typeof WORK_OPTIONS>): WorkCall {
  return { cache: pathOf('--cache', values.cache), yes: values.yes ?? false, quiet: values.quiet ?? false };
}
