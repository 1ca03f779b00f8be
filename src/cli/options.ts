import type { OptionSpecs } from './command';

/** Options of every command that measures documents. */
export const WORK_OPTIONS = {
  cache: { type: 'string', takes: 'DIR', help: "where finished work is kept (default: the user's cache folder)" },
  quiet: { type: 'boolean', help: 'no progress on stderr' },
} as const satisfies OptionSpecs;
