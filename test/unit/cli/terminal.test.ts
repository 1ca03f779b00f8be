import { afterEach, expect, test, vi } from 'vitest';
import { complain, screenWidth } from '../../../src/cli/terminal';

const { columns } = process.stdout;
afterEach(() => {
  process.stdout.columns = columns;
  vi.restoreAllMocks();
});

test('tables are as wide as the terminal, and of a usual width where nobody knows that', () => {
  const widths = [80, 0, undefined].map(known => {
    process.stdout.columns = known!;
    return screenWidth();
  });
  expect(widths).toEqual([80, 120, 120]);
});

test('a complaint is one line that changes nothing in the terminal, whatever files are called', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(complain('a\u001b[2J\u202e.md\r\n  is not there.\u0007', 2)).toBe(2);
  expect(write.mock.calls).toEqual([['kindred: a [2J .md is not there.\n']]);
});
