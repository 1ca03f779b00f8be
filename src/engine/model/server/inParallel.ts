import { throwIfCancelled } from '../../../core/work';

/**
 * Runs tasks in their order, so many at a time. When one fails the others are stopped by their signal and waited for, and
 * the first failure is thrown.
 */
export async function inParallel<T>(tasks: readonly T[], atOnce: number, run: (task: T, signal: AbortSignal) => Promise<void>, signal?: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let next = 0;
  let failure: unknown;
  const worker = async () => {
    while (next < tasks.length && !either.aborted) {
      try {
        await run(tasks[next++], either);
      } catch (error) {
        failure ??= error;
        stop.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, worker));
  throwIfCancelled(signal);
  if (failure !== undefined) throw failure;
}
