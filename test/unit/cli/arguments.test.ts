import { describe, expect, test } from 'vitest';
import { HELP, parseCommand, UsageError } from '../../../src/cli/arguments';

describe('arguments', () => {
  test('name a folder or file, and leave the rest to good defaults', () => {
    expect(parseCommand(['group', 'my notes'])).toEqual({ kind: 'group', path: 'my notes', groups: 'auto', quiet: false });
  });

  test('may set everything, in any order', () => {
    const args = ['--quiet', 'group', '--groups', '12', 'a.jsonl', '--json=out.json', '--cache', 'kept'];
    expect(parseCommand(args)).toEqual({ kind: 'group', path: 'a.jsonl', groups: 12, json: 'out.json', cache: 'kept', quiet: true });
    expect(parseCommand(['group', 'x', '--groups', 'auto'])).toMatchObject({ groups: 'auto' });
  });

  test('ask for help with or without a command', () => {
    for (const args of [['--help'], ['-h'], ['group', '--help'], ['group', 'x', '--help']]) expect(parseCommand(args)).toEqual({ kind: 'help' });
    for (const word of ['--groups auto|N', '--json FILE', '--cache DIR', '--quiet', '.jsonl.gz', '130']) expect(HELP).toContain(word);
  });

  test.each([
    [[], /what to do/],
    [['cluster', '.'], /no command "cluster"/],
    [['group'], /which folder/],
    [['group', ''], /which folder/],
    [['group', 'a', 'b', 'c'], /not 3/],
    [['group', '.', '--groups', '0'], /whole number/],
    [['group', '.', '--groups', '2.5'], /whole number/],
    [['group', '.', '--groups', 'many'], /"many"/],
    [['group', '.', '--groups'], /--groups.*--help/],
    [['group', '.', '--colour'], /--colour.*--help/],
    [['group', '.', '--quiet=yes'], /--quiet/],
    [['group', '.', '--json', ''], /--json needs a path/],
    [['group', '.', '--cache', ' '], /--cache needs a path/],
  ])('%j is refused in one line', (args, message) => {
    expect(() => parseCommand(args)).toThrow(UsageError);
    expect(() => parseCommand(args)).toThrow(message);
    expect(() => parseCommand(args)).not.toThrow(/\n/);
  });
});
