import { byReason, recordsApart } from '../core/documents/reasons';
import type { Skipped } from '../core/types';
import { broken } from './broken';
import type { Style } from './style';
import { number } from './table';
import { fitted, plainLetters, width } from './width';

const GAP = '  ';
const COUNT = 6;
const MOST_REASONS = 8;
const MOST_FILES = 3;
/** Columns below which names of files say too little. */
const LEAST_FILES = 12;

/** Why files were left out, below a table: each reason whole, the commonest first, with how many files and a few of their names; empty where none was. */
export function skippedText(skipped: readonly Skipped[], style: Style, columns: number): string {
  if (skipped.length === 0) return '';
  const reasons = byReason(skipped);
  const shown = reasons.slice(0, reasons.length > MOST_REASONS + 1 ? MOST_REASONS : reasons.length);
  const others = skipped.length - shown.reduce((sum, [, files]) => sum + files.length, 0);
  const row = (count: number, reason: string, files: readonly Skipped[]) => {
    const room = columns - COUNT - GAP.length;
    const said = broken(plainLetters(reason), room).map(line => fitted(line, Math.min(width(line), room)));
    const left = room - width(said.at(-1)!) - GAP.length;
    const text = said.join(`\n${' '.repeat(COUNT + GAP.length)}`);
    const names = `${files.slice(0, MOST_FILES).map(({ path }) => path).join(', ')}${files.length > MOST_FILES ? ', …' : ''}`;
    return [fitted(number(count), COUNT, 'right'), text, ...(files.length > 0 && left >= LEAST_FILES ? [style.dim(fitted(names, left).trimEnd())] : [])].join(GAP);
  };
  const lines = shown.map(([reason, files]) => row(files.length, withWay(files.length === 1 ? files[0].reason : reason), files));
  return `\n${[style.dim('Skipped'), ...lines, ...(others > 0 ? [row(others, 'Other reasons; --json FILE lists them all.', [])] : [])].join('\n')}\n`;
}

function withWay(reason: string): string {
  return reason === recordsApart ? `${reason} Name one in place of the folder.` : reason;
}
