import type { Phase, Progress } from '../core/types';
import { number } from './table';

/** How far a run is, or what is done for its names and report once it has ended. */
export type ShownProgress = Omit<Progress, 'phase'> & { readonly phase: Phase | 'asking' | 'comparing' };

/** Shows how far a run is. */
export interface ProgressView {
  show(progress: ShownProgress): void;
  /** Takes the bar away. */
  end(): void;
}

const WORDS: Readonly<Record<ShownProgress['phase'], string>> = {
  finding: 'Finding documents',
  reading: 'Reading',
  embedding: 'Measuring meaning',
  grouping: 'Grouping',
  placing: 'Drawing the map',
  naming: 'Naming',
  asking: 'Asking for names',
  comparing: 'Comparing texts',
};
const BAR = 24;
const LINE_EVERY_MS = 2_000;

export const noProgress: ProgressView = { show: () => undefined, end: () => undefined };

/** One line that is written over again and again, for a terminal; as narrow as that, as what goes on below stays there. */
export function progressBar(stream: NodeJS.WritableStream & { readonly columns?: number }): ProgressView {
  let shown = false;
  return {
    show(progress) {
      shown = true;
      const { phase, done, total } = progress;
      const [begin, end] = [`${WORDS[phase].padEnd(18)} `, ` ${countOf(progress)}${timeLeft(progress)}`];
      const most = (stream.columns || Infinity) - 1;
      const width = Math.max(0, Math.min(BAR, most - begin.length - end.length));
      const full = total ? Math.round((width * Math.min(done, total)) / total) : 0;
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      stream.write(`\r${`${begin}${bar}${end}`.slice(0, most)}\x1b[K`);
    },
    end() {
      if (shown) stream.write('\r\x1b[K');
      shown = false;
    },
  };
}

/** Plain lines for logs: each phase once, and one every two seconds in between. */
export function progressLines(stream: NodeJS.WritableStream, now: () => number = () => performance.now()): ProgressView {
  let phase: ShownProgress['phase'] | undefined;
  let last = -Infinity;
  return {
    show(progress) {
      const begins = progress.phase !== phase;
      if (!begins && (now() - last < LINE_EVERY_MS || !progress.total)) return;
      phase = progress.phase;
      last = now();
      const count = countOf(progress);
      stream.write(`${WORDS[progress.phase]}${count ? `: ${count}` : ''}${timeLeft(progress)}\n`);
    },
    end: () => undefined,
  };
}

function countOf({ done, total, phase, unit }: ShownProgress): string {
  // The steps of these are shares of the work, not documents.
  if (phase === 'grouping' || phase === 'placing' || phase === 'naming' || phase === 'comparing') return total ? `${Math.floor((100 * done) / total)} %` : '';
  if (total) return `${number(done)} of ${number(total)}${unit ? ` ${unit}` : ''}`;
  return done ? number(done) : '';
}

function timeLeft({ secondsLeft }: ShownProgress): string {
  return secondsLeft === undefined ? '' : `, about ${Math.max(1, Math.round(secondsLeft))} s left`;
}
