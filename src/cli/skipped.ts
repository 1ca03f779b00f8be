import { byReason } from '../core/documents/reasons';
import type { Skipped } from '../core/types';
import type { Style } from './style';
import { number } from './table';
import { fitted, width } from './width';

const GAP = '  ';
const COUNT = 6;
const MOST_REASONS = 5;
const MOST_FILES = 3;
/** Columns below which names of files say too little. */
const LEAST_FILES = 12;

/** Why files were left out, below a table: a line for each reason, the commonest first, with how many files and a few of their names; empty where none was. */
export function skippedText(skipped: readonly Skipped[], style: Style, columns: number): string {
  if (skipped.length === 0) return '';
  const reasons = byReason(skipped);
  const shown = reasons.slice(0, reasons.length > MOST_REASONS + 1 ? MOST_REASONS : reasons.length);
  const others = skipped.length - shown.reduce((sum, [, files]) => sum + files.length, 0);
  const row = (count: number, reason: string, files: readonly Skipped[]) => {
    const room = columns - COUNT - GAP.length;
    const text = fitted(reason, Math.min(width(reason), room));
    const left = room - width(text) - GAP.length;
    const names = `${files.slice(0, MOST_FILES).map(({ path }) => path).join(', ')}${files.length > MOST_FILES ? ', …' : ''}`;
    return [fitted(number(count), COUNT, 'right'), text, ...(files.length > 0 && left >= LEAST_FILES ? [style.dim(fitted(names, left).trimEnd())] : [])].join(GAP);
  };
  const lines = shown.map(([reason, files]) => row(files.length, files.length === 1 ? files[0].reason : reason, files));
  return `\n${[style.dim('Skipped'), ...lines, ...(others > 0 ? [row(others, 'Other reasons; --json FILE lists them all.', [])] : [])].join('\n')}\n`;
}
