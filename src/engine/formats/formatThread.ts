import { join } from 'node:path';
import type { Format } from '../../core/documents/formats';
import { tooMuchInside } from '../../core/documents/reasons';
import { throwIfCancelled, unlessCancelled } from '../../core/work';
import { openThread, type Thread } from '../thread';
import { takeText, type TakeText } from './takenTexts';

/** A file whose text is to be taken out. */
export interface FormatTask {
  readonly format: Format;
  readonly bytes: Uint8Array;
}

export interface FormatAnswer {
  readonly text: string;
}

/** The bundle of `formatWorker`, beside those of the processes that use it; absent where sources run unbundled. */
const SCRIPT = join(__dirname, 'format.js');

/** Files of more bytes may keep a thread from everything else for longer than a third of a second; Word documents take the longest. */
const SMALL_BYTES = 64 << 10;
const SMALL_WORD_BYTES = 16 << 10;
/** Memory it may take for objects; the longest Word document that is read takes nearly all of it. */
const MOST_MEGABYTES = 1_024;
/** After so many ms without a file it ends. */
const IDLE_MS = 10_000;

/**
 * Takes the texts out of small files here, and those out of large ones in a thread of its own, one after the other: whoever stops
 * hears of it at once, and everything else goes on meanwhile. Where the thread has no memory for a file, that is too large.
 */
export function takenApart(script = SCRIPT): TakeText {
  let kept: Thread<FormatTask, FormatAnswer> | undefined;
  let latest: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  async function takeThere(task: FormatTask, signal?: AbortSignal): Promise<string> {
    throwIfCancelled(signal);
    clearTimeout(idle);
    if (!kept || kept.waiting === Infinity) kept = openThread({ script, purpose: 'formats', mostMegabytes: MOST_MEGABYTES });
    const thread = kept;
    if (!thread) return takeText(task.format, task.bytes, signal);
    const close = () => thread.close();
    signal?.addEventListener('abort', close);
    try {
      return (await thread.ask(task)).text;
    } catch (error) {
      throwIfCancelled(signal);
      throw thread.waiting === Infinity ? new Error(tooMuchInside, { cause: error }) : error;
    } finally {
      signal?.removeEventListener('abort', close);
      idle = setTimeout(close, IDLE_MS).unref();
    }
  }

  return (format, bytes, signal) => {
    if (bytes.length <= (format === 'word' ? SMALL_WORD_BYTES : SMALL_BYTES)) return takeText(format, bytes, signal);
    const text = latest.then(() => takeThere({ format, bytes }, signal));
    latest = text.catch(() => undefined);
    return unlessCancelled(text, signal);
  };
}
