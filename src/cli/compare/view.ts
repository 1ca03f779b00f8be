import type { Cell, ComparisonState } from '../../core/lab/comparison';
import { figure, percent, seconds, whole } from '../../core/lab/said';
import { readingTitle, wayTitle } from '../../core/lab/titles';
import type { Progress } from '../../core/types';
import type { ProgressView } from '../progress';
import { counted } from '../table';
import { plainLetters } from '../width';

/** Shows on stderr how far a comparison is: a line for each way as it ends, below them what goes on. */
export interface ComparisonView {
  /** A way has finished or failed. */
  ended(cell: Cell, state: ComparisonState): void;
  progress(progress: Progress): void;
  end(): void;
}

/** Lines for the ways above the progress of `below`. */
export function comparisonView(stream: NodeJS.WritableStream, below: ProgressView, quiet: boolean): ComparisonView {
  return {
    ended(cell, { cells }) {
      if (quiet) return;
      below.end();
      const done = cells.filter(({ state }) => state === 'done' || state === 'failed').length;
      stream.write(`${`${whole(done)}/${whole(cells.length)}`.padStart(7)}  ${readingTitle(cell.recipe)} · ${wayTitle(cell)}: ${summary(cell)}\n`);
    },
    progress: progress => below.show(progress),
    end: () => below.end(),
  };
}

function summary(cell: Cell): string {
  if (cell.state === 'failed') return plainLetters(`failed. ${cell.reason}`);
  if (cell.state !== 'done') return '';
  const { groups, ungrouped, labels, agreement, stability, seconds: time } = cell.result;
  return [
    counted(groups, 'group'),
    ungrouped > 0 && `${percent(ungrouped / labels.length)} left out`,
    agreement && `agrees ${figure(agreement.value)}`,
    `same again ${figure(stability.value)}`,
    seconds(time),
  ]
    .filter(Boolean)
    .join(', ');
}
