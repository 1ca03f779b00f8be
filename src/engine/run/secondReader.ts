import { formatOf } from '../../core/documents/kinds';
import type { Work } from '../../core/work';
import type { Input } from './sources';
import { openTextThread, type TextThread } from './textThread';
import type { Tools } from './tools';

/** Fewer inputs are read before a second thread has started. */
const ENOUGH_FOR_A_THREAD = 300;
/** Taking the text out of a PDF or the like takes as long as reading so many inputs, and more. */
const INPUTS_A_FORMAT = 30;

/** A thread for texts that starts as soon as there is enough for it to read. */
export interface SecondReader {
  /** Work of finding inputs, heard for how many there are. */
  hearing(work: Work): Work;
  /** The thread, where these inputs, which are to be read, are enough for one. */
  thread(inputs: readonly Input[]): TextThread | undefined;
  close(): void;
}

/**
 * Starts a thread for texts while inputs are still being found, and has the tokenizer made there: that takes as long as to find
 * a thousand notes. Where it is likely that nothing will be read (`known`: a result is kept, and may be of the same inputs) it
 * starts once that is known not to be so, and the tokenizer is made here, as nothing else is left to wait for.
 */
export function secondReader({ modelFolder, tokenizer }: Pick<Tools, 'modelFolder' | 'tokenizer'>, known: boolean, signal?: AbortSignal): SecondReader {
  let thread: TextThread | undefined;
  let started = false;

  function startFor(inputs: number, whileFinding: boolean): void {
    if (started || inputs < ENOUGH_FOR_A_THREAD) return;
    started = true;
    thread = openTextThread(modelFolder, signal);
    const opened = thread;
    // Whoever needs it asks again, and hears why it cannot be had.
    void tokenizer(whileFinding && opened ? () => opened.trie() : undefined).catch(() => undefined);
  }

  return {
    hearing: ({ signal, report }) => ({
      signal,
      report(done, total) {
        if (!known) startFor(done, true);
        report?.(done, total);
      },
    }),
    thread(inputs) {
      startFor(inputs.reduce((sum, input) => sum + (input.kind === 'file' && formatOf(input.path) ? INPUTS_A_FORMAT : 1), 0), false);
      return thread;
    },
    close: () => thread?.close(),
  };
}
