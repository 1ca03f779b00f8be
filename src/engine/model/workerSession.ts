import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Matrix } from '../../core/types';
import type { EncoderSession, SessionChoice } from './encoderSession';

/** A batch (ids: rows × length), or the wish that the thread ends. */
export type WorkerRequest = { readonly ids: Int32Array; readonly rows: number; readonly length: number } | 'release';

export type WorkerAnswer = 'open' | Matrix | { readonly failure: string };

/** The bundle of `encoderWorker`, beside those of the processes that use it; absent where sources run unbundled. */
const SCRIPT = join(__dirname, 'encoder.js');

/** Whether sessions can have threads of their own here. */
export function hasWorkerScript(): boolean {
  return existsSync(SCRIPT);
}

/**
 * A session in a thread of its own, so that this one stays free. The thread is never terminated, since the runtime aborts
 * the whole process when that happens within a run: `release` lets the run end, and then the thread.
 */
export async function openWorkerSession(choice: SessionChoice, script = SCRIPT): Promise<EncoderSession> {
  const worker = new Worker(script, { workerData: choice });
  const ended = once(worker, 'exit');
  let settle: (answer: WorkerAnswer) => void = () => undefined;
  // Only a thread at work keeps the process alive.
  const answerTo = async (request?: WorkerRequest) => {
    worker.ref();
    const answer = await new Promise<WorkerAnswer>(resolve => {
      settle = resolve;
      if (request) worker.postMessage(request);
    });
    worker.unref();
    if (answer !== 'open' && 'failure' in answer) throw new Error(answer.failure);
    return answer;
  };
  worker.on('message', answer => settle(answer));
  worker.on('error', error => settle({ failure: error.message }));
  worker.on('exit', () => settle({ failure: 'its thread has ended' }));
  await answerTo();
  let latest: Promise<unknown> = Promise.resolve();
  return {
    // A question may come in the middle of a run: each waits for the one before, as there is one answer at a time.
    run(ids, rows, length) {
      const answer = latest.then(() => answerTo({ ids, rows, length })) as Promise<Matrix>;
      latest = answer.catch(() => undefined);
      return answer;
    },
    async release() {
      await latest;
      worker.ref();
      worker.postMessage('release' satisfies WorkerRequest);
      await ended;
    },
  };
}
