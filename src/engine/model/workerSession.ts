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
export function hasWorkerScript(script = SCRIPT): boolean {
  return existsSync(script);
}

/**
 * A session in a thread of its own, so that this one stays free. The thread is never terminated, since the runtime aborts
 * the whole process when that happens within a run: `release` lets the run end, and then the thread.
 */
export async function openWorkerSession(choice: SessionChoice, script = SCRIPT): Promise<EncoderSession> {
  const worker = new Worker(script, { workerData: choice });
  const left = new Promise(resolve => worker.once('exit', resolve));
  const waiting: { readonly resolve: (answer: WorkerAnswer) => void; readonly reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('error', end);
  worker.on('exit', () => end(new Error('its thread has ended')));
  worker.on('message', (answer: WorkerAnswer) => waiting.shift()?.resolve(answer));

  /** The thread answers in the order it is asked. Only while it is at work does it keep the process alive. */
  async function answerTo(request?: WorkerRequest): Promise<WorkerAnswer> {
    if (ended) throw ended;
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      // What cannot be sent has no answer.
      if (request) worker.postMessage(request);
      worker.ref();
      waiting.push({ resolve, reject });
    });
    if (!waiting.length) worker.unref();
    if (answer !== 'open' && 'failure' in answer) throw new Error(answer.failure);
    return answer;
  }

  await answerTo();
  return {
    get ended() {
      return !!ended;
    },
    run: (ids, rows, length) => answerTo({ ids, rows, length }) as Promise<Matrix>,
    async release() {
      worker.ref();
      worker.postMessage('release' satisfies WorkerRequest);
      await left;
    },
  };
}
