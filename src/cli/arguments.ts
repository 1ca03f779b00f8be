import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command = { readonly kind: 'help' } | { readonly kind: 'version' } | GroupCommand;

export interface GroupCommand {
  readonly kind: 'group';
  /** Folder or records file, as given. */
  readonly path: string;
  readonly groups: number | 'auto';
  /** File the result is written to. */
  readonly json?: string;
  readonly cache?: string;
  readonly quiet: boolean;
}

/** A call that cannot be carried out as it stands; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `Groups the documents of a folder by what they are about. Nothing leaves this machine.

Usage:
  kindred group <folder | file.jsonl | file.jsonl.gz> [options]

  A folder is walked for documents: Markdown, text, reStructuredText, AsciiDoc, Org, LaTeX, HTML, and code where
  there is mostly code. A records file has one JSON object {"id", "text"} a line.

Options:
  --groups auto|N   number of groups; auto (the default) lets the documents decide
  --json FILE       also write the result to FILE
  --cache DIR       where finished work is kept (default: the user's cache folder)
  --quiet           no progress on stderr
  --help            this text
  --version         the version

The table goes to stdout, progress to stderr; NO_COLOR turns colours off.
Exit codes: 0 done, 1 the run failed, 2 the call was wrong, 130 stopped with Ctrl-C.
`;

/** Reads the arguments after the program's name. Throws a `UsageError` for a bad call. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, path, ...more] = positionals;
  if (command === undefined) throw new UsageError('Say what to do: kindred group <folder>.');
  if (command !== 'group') throw new UsageError(`There is no command "${command}"; the one there is: kindred group <folder>.`);
  if (!path) throw new UsageError('Say which folder or .jsonl file to group: kindred group <folder>.');
  if (more.length) throw new UsageError(`Give one folder or file, not ${more.length + 1}; put quotes around a path with spaces.`);
  return {
    kind: 'group',
    path,
    groups: groupCount(values.groups),
    ...(values.json !== undefined && { json: notEmpty('--json', values.json) }),
    ...(values.cache !== undefined && { cache: notEmpty('--cache', values.cache) }),
    quiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        groups: { type: 'string' },
        json: { type: 'string' },
        cache: { type: 'string' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    // The parser's first sentence says what is wrong; what follows are hints for other cases.
    throw new UsageError(`${(error as Error).message.split(/\.\s|\n/)[0].replace(/\.$/, '')}. See kindred --help.`);
  }
}

function groupCount(value: string | undefined): number | 'auto' {
  if (value === undefined || value === 'auto') return 'auto';
  const count = Number(value);
  if (!/^\d+$/.test(value) || count < 1) throw new UsageError(`--groups takes auto or a whole number from 1, not "${value}".`);
  return count;
}

function notEmpty(option: string, value: string): string {
  if (!value.trim()) throw new UsageError(`${option} needs a path.`);
  return value;
}
