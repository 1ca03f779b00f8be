import type { OptionSpecs } from './command';

/** Options of every command that measures documents. */
export const WORK_OPTIONS = {
  cache: { type: 'string', takes: 'DIR', help: "where finished work is kept (default: the user's cache folder)" },
  yes: { type: 'boolean', help: 'send documents to the server of --representation server:URL without asking;\nits key is read from KINDRED_SERVER_KEY' },
  quiet: { type: 'boolean', help: 'no progress on stderr' },
} as const satisfies OptionSpecs;
