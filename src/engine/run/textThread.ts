import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NamingText, Vocabulary } from '../../core/naming/vocabulary';
import type { Document, Skipped } from '../../core/types';
import { unpackVocabulary, type PackedVocabulary } from './packedVocabulary';
import type { FetchedInput } from './readInput';

/** What the thread is asked: to read inputs into documents, or the words of documents. */
export type TextTask =
  | { readonly kind: 'read'; readonly inputs: readonly FetchedInput[]; readonly maxTokens: number }
  | { readonly kind: 'words'; readonly texts: readonly NamingText[] };

export type TextAnswer = { readonly results: (Document | Skipped)[] } | { readonly vocabulary: PackedVocabulary } | { readonly failure: string };

/** A second thread for texts, so that a run's own can go on meanwhile. What it gives is what this thread would make of the same. */
export interface TextThread {
  /** Tasks it has not answered; Infinity when it has ended. */
  readonly waiting: number;
  /** Documents of inputs, or why they are left out, in their order. Rejects when the thread fails or ends. */
  read(inputs: readonly FetchedInput[], maxTokens: number): Promise<(Document | Skipped)[]>;
  /** As `readVocabulary`. Rejects when the thread fails or ends. */
  vocabulary(texts: readonly NamingText[]): Promise<Vocabulary>;
  /** Ends it, whatever it is at. */
  close(): void;
}

/** The bundle of `textWorker`, beside those of the processes that use it; absent where sources run unbundled. */
const SCRIPT = join(__dirname, 'texts.js');

/** Memory it may take; where it needs more it ends, and its work is done in this thread. */
const MOST_MEGABYTES = 1_024;

/** Starts a thread, which ends when it is closed or the run is stopped; none where its bundle is not at hand. */
export function openTextThread(modelFolder: string, signal?: AbortSignal, script = SCRIPT): TextThread | undefined {
  if (!existsSync(script)) return undefined;
  const worker = new Worker(script, { workerData: modelFolder, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
  const waiting: { readonly resolve: (answer: TextAnswer) => void; readonly reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;

  function end(error: Error): void {
    ended ??= error;
    signal?.removeEventListener('abort', close);
    for (const { reject } of waiting.splice(0)) reject(ended);
  }

  /** No native code runs in it, so it may be ended at any point. */
  function close(): void {
    end(new Error('the thread for texts was closed'));
    void worker.terminate();
  }

  async function ask(task: TextTask): Promise<TextAnswer> {
    if (ended) throw ended;
    const answer = await new Promise<TextAnswer>((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(task);
    });
    if ('failure' in answer) throw new Error(answer.failure);
    return answer;
  }

  worker.on('message', (answer: TextAnswer) => waiting.shift()?.resolve(answer));
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the thread for texts has ended')));
  signal?.addEventListener('abort', close);
  return {
    get waiting() {
      return ended ? Infinity : waiting.length;
    },
    async read(inputs, maxTokens) {
      return (await ask({ kind: 'read', inputs, maxTokens }) as { results: (Document | Skipped)[] }).results;
    },
    async vocabulary(texts) {
      return unpackVocabulary((await ask({ kind: 'words', texts }) as { vocabulary: PackedVocabulary }).vocabulary);
    },
    close,
  };
}
