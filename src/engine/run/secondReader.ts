import type { Work } from '../../core/work';
import { openTextThread, type TextThread } from './textThread';
import type { Tools } from './tools';

/** Fewer inputs are read before a second thread has started. */
const ENOUGH_FOR_A_THREAD = 300;

/** A thread for texts that starts as soon as there is enough for it. */
export interface SecondReader {
  /** Work of finding inputs, heard for how many there are. */
  hearing(work: Work): Work;
  /** The thread, where there was enough for one. */
  thread(): TextThread | undefined;
  close(): void;
}

/**
 * Starts a thread for texts while inputs are still being found, and has the tokenizer loaded meanwhile: finding waits for the
 * disk, and both take as long to start as a thousand notes to read.
 */
export function secondReader({ modelFolder, tokenizer }: Pick<Tools, 'modelFolder' | 'tokenizer'>, signal?: AbortSignal): SecondReader {
  let thread: TextThread | undefined;
  let started = false;

  function start(): void {
    started = true;
    thread = openTextThread(modelFolder, signal);
    // Whoever needs it asks again, and hears why it cannot be had.
    void tokenizer().catch(() => undefined);
  }

  return {
    hearing: ({ signal, report }) => ({
      signal,
      report(done, total) {
        if (!started && done >= ENOUGH_FOR_A_THREAD) start();
        report?.(done, total);
      },
    }),
    thread: () => thread,
    close: () => thread?.close(),
  };
}
