import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A thread of a bundle of its own, which answers what it is asked in order. No native code runs in it. */
export interface Thread<Task, Answer> {
  /** Tasks it has not answered; Infinity when it has ended. */
  readonly waiting: number;
  /** Rejects when the thread fails at it, or has ended. */
  ask(task: Task): Promise<Answer>;
  /** Ends it once it has answered what it was asked. */
  leave(): void;
  /** Ends it, whatever it is at. */
  close(): void;
}

/** What a thread answers of a task that it failed at. */
export interface Failure {
  readonly failure: string;
}

/** A thread to be started, and what it is for in words. */
export interface ThreadOptions {
  readonly script: string;
  readonly purpose: string;
  readonly data?: unknown;
  /** Memory it may take for objects; where it needs more it ends. */
  readonly mostMegabytes: number;
}

/** Starts a thread, which ends when it is closed or the run is stopped; none where its bundle is not at hand. */
export function openThread<Task, Answer extends object>({ script, purpose, data, mostMegabytes }: ThreadOptions, signal?: AbortSignal): Thread<Task, Answer> | undefined {
  if (!existsSync(script)) return undefined;
  const worker = new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  const waiting: { readonly resolve: (answer: Answer | Failure) => void; readonly reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;
  let leaving = false;

  function end(error: Error): void {
    ended ??= error;
    signal?.removeEventListener('abort', close);
    for (const { reject } of waiting.splice(0)) reject(ended);
  }

  /** No native code runs in it, so it may be ended at any point. */
  function close(): void {
    end(new Error(`the thread for ${purpose} was closed`));
    void worker.terminate();
  }

  function closeIfLeft(): void {
    if (leaving && waiting.length === 0) close();
  }

  worker.on('message', (answer: Answer | Failure) => {
    waiting.shift()?.resolve(answer);
    closeIfLeft();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error(`the thread for ${purpose} has ended`)));
  signal?.addEventListener('abort', close);
  // Whoever listens refers to it anew.
  worker.unref();
  return {
    get waiting() {
      return ended ? Infinity : waiting.length;
    },
    async ask(task) {
      if (ended) throw ended;
      const answer = await new Promise<Answer | Failure>((resolve, reject) => {
        // What cannot be sent has no answer.
        worker.postMessage(task);
        // Only while it is at work does it keep the process alive.
        worker.ref();
        waiting.push({ resolve, reject });
      });
      if (!waiting.length) worker.unref();
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    },
    leave() {
      leaving = true;
      closeIfLeft();
    },
    close,
  };
}
