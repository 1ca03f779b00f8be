import { parseArgs } from 'node:util';
import { oneOf } from '../core/parameters';
import type { Command, OptionSpecs } from './command';
import { helpFor, helpOf } from './help';
import { UsageError } from './usage';

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'call'; readonly command: Command; readonly call: unknown };

/**
 * Reads the arguments after the program's name: a command, its paths and options, in any order. Throws a `UsageError` (or
 * what the command's `read` throws) for a bad call.
 */
export function readArguments(args: readonly string[], commands: readonly Command[]): Request {
  const { values, positionals } = parse(args, Object.assign({}, ...commands.map(command => command.options)));
  const { help, version, ...given } = values;
  const [name, ...paths] = positionals;
  const [command, asked] = [name, paths[0]].map(word => commands.find(candidate => candidate.name === word));
  if (help) return { kind: 'help', text: command ? helpOf(command) : helpFor(commands) };
  if (name === 'help' && (asked || paths.length === 0)) return { kind: 'help', text: asked ? helpOf(asked) : helpFor(commands) };
  if (version) return { kind: 'version' };
  if (name === undefined) throw new UsageError(`Say what to do: kindred ${commands[0].name} ${commands[0].takes}. See kindred --help for the rest.`);
  if (!command) throw new UsageError(`There is no command "${name === 'help' ? paths[0] : name}"; it is ${oneOf(commands.map(each => each.name))}. See kindred --help.`);
  for (const option of Object.keys(given)) {
    if (!(option in command.options)) throw new UsageError(`kindred ${name} has no option --${option}. See kindred ${name} --help.`);
  }
  return { kind: 'call', command, call: command.read(given, paths) };
}

function parse(args: readonly string[], options: OptionSpecs) {
  const known = Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }] as const);
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...Object.fromEntries(known), help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    }) as { values: Record<string, never>; positionals: string[] };
  } catch (error) {
    // The parser's first sentence says what is wrong; what follows are hints for other cases.
    const wrong = (error as Error).message.split(/\.\s|\n/)[0].replace(/\.$/, '');
    const [, valueless] = /'.*(--[\w-]+).*' argument (?:is ambiguous|missing)/.exec(wrong) ?? [];
    throw new UsageError(`${valueless ? `${valueless} needs a value; one that begins with a dash is written ${valueless}=VALUE` : wrong}. See kindred --help.`);
  }
}
