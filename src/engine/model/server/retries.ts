import { seededRandom, type Random } from '../../../core/random';
import { CancelledError, throwIfCancelled } from '../../../core/work';
import { PassingFault } from './fault';

export interface RetryOptions {
  /** Times a task is repeated after its first failure. */
  readonly retries: number;
  /** Milliseconds before the first repetition; each further one waits twice as long, up to a minute. */
  readonly firstWaitMs: number;
}

const LONGEST_WAIT_MS = 60_000;
/** A server that wants a longer pause than this (a used-up daily quota) is not waited for. */
const LONGEST_ASKED_SECONDS = 120;

/** Repeats tasks that fail with a `PassingFault`. */
export type Retrying = <T>(task: () => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

/**
 * Exponential back-off with jitter (each wait between half and the whole of its length), or as long as the server asked.
 * When nothing helps, it rejects with the fault itself.
 */
export function retrying({ retries, firstWaitMs }: RetryOptions): Retrying {
  const random: Random = seededRandom(1);
  return async (task, signal) => {
    for (let failures = 0; ; failures++) {
      try {
        return await task();
      } catch (error) {
        if (!(error instanceof PassingFault)) throw error;
        const { fault, waitSeconds = 0 } = error;
        if (failures >= retries || waitSeconds > LONGEST_ASKED_SECONDS) throw fault;
        const wait = Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** failures) * (0.5 + 0.5 * random());
        await pause(Math.max(wait, 1000 * waitSeconds), signal);
      }
    }
  };
}

/** Waits, but not longer than until cancelled. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfCancelled(signal);
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new CancelledError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
