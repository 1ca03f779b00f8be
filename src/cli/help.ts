import type { Command, OptionSpec, OptionSpecs } from './command';

const COLUMN = 19;

/** What holds for several commands; what is said of files only for those that write some. */
function ending(writesFiles: boolean): string {
  const files = writesFiles ? ' For the FILE of --json,\n--csv and the like, "-" is stdout; nothing else goes there then.' : '';
  return `The result goes to stdout, progress to stderr; NO_COLOR turns colours off.${files}
Exit codes: 0 done, 1 the run failed, 2 the call was wrong, 130 stopped with Ctrl-C.
`;
}

/** What `--help` shows without a command: every command with its options. */
export function helpFor(commands: readonly Command[]): string {
  const general = { help: { type: 'boolean', help: 'this text; behind a command its part alone' }, version: { type: 'boolean', help: 'the version' } } as const;
  return `Groups the documents of a folder by what they are about, and finds what you ask for in them. Nothing leaves this machine,
unless you name a server.

${commands.map(part).join('\n')}
Everywhere:
${optionLines(general)}
${ending(true)}`;
}

/** What `--help` shows behind a command. */
export function helpOf(command: Command): string {
  return `${part(command)}\n${ending('json' in command.options)}`;
}

function part({ name, takes, about, options }: Command): string {
  const first = `kindred ${[name, takes].filter(Boolean).join(' ')}${Object.keys(options).length ? ' [options]' : ''}`;
  return `${first}\n${indented(about)}\n${optionLines(options)}`;
}

function optionLines(options: OptionSpecs): string {
  return Object.entries(options).map(optionLine).join('');
}

function optionLine([name, { takes, help }]: [string, OptionSpec]): string {
  const left = `  --${name}${takes ? ` ${takes}` : ''}`;
  const gap = left.length < COLUMN ? left.padEnd(COLUMN) : `${left}\n${' '.repeat(COLUMN)}`;
  return `${gap} ${help.split('\n').join(`\n${' '.repeat(COLUMN + 1)}`)}\n`;
}

function indented(text: string): string {
  return text.split('\n').map(line => `  ${line}`).join('\n');
}
