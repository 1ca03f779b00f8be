import { noProgress, progressBar, progressLines, type ProgressView } from './progress';
import { plainLetters } from './width';

/** Columns a table is laid out for where stdout is no terminal, or one that does not know its size and says 0. */
const PLAIN_COLUMNS = 120;

/** Columns of stdout. */
export function screenWidth(): number {
  return process.stdout.columns || PLAIN_COLUMNS;
}

/** Writes a result to stdout; gives the exit code of success. */
export function say(text: string | Uint8Array): number {
  process.stdout.write(text);
  return 0;
}

/** One line on stderr, in place of the progress shown there; what would change the terminal is taken out. Gives the exit code passed. */
export function complain(text: string, code: number, view?: ProgressView): number {
  view?.end();
  process.stderr.write(`kindred: ${plainLetters(text).replace(/\s+/g, ' ').trim()}\n`);
  return code;
}

/** Tells what is good to know and keeps nothing from going on. */
export function remark(text: string): void {
  complain(text, 0);
}

/** The same, where there is something to be told. */
export function note(text: string | undefined): void {
  if (text !== undefined) remark(text);
}

/** How progress is shown on this stderr. */
export function progressView(quiet: boolean): ProgressView {
  if (quiet) return noProgress;
  return process.stderr.isTTY && process.env.TERM !== 'dumb' ? progressBar(process.stderr) : progressLines(process.stderr);
}

/** Ctrl-C stops the run in an orderly way, a second one at once. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // An exit would have the runtime complain of the threads that it finds at work.
      if (controller.signal.aborted) process.kill(process.pid, 'SIGKILL');
      controller.abort();
    });
  }
  return controller.signal;
}
