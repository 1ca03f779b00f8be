import { join } from 'node:path';
import { KindredError } from '../../core/errors';
import type { Embedder } from '../../core/representation/embedder';
import type { Pooling } from '../../core/representation/pooling';
import type { Matrix } from '../../core/types';
import { embedBatches, flatIds } from './embedBatches';
import { DIMENSIONS, openSession, type EncoderSession } from './encoderSession';
import { damaged, isSound, unrunnable, type ModelRecord } from './modelFile';
import type { Tokenizer } from './tokenizer';
import { hasWorkerScript, openWorkerSession } from './workerSession';

/** Passage length in tokens, [CLS] and [SEP] among them: what the model was trained on. */
export const DEFAULT_TOKENS = 128;

export interface TransformerOptions {
  /** Threads for the model. */
  readonly threads: number;
  /** Longest passage in tokens, 16 … 512 (default 128; 256 for comparisons). */
  readonly tokens?: number;
  readonly pooling?: Pooling;
  /** The bundle that its sessions' threads run, if not the one beside this. */
  readonly script?: string;
}

/** An embedder that holds native memory from its first use until it is released. */
export interface Transformer extends Embedder {
  release(): Promise<void>;
}

/** Sessions at once, at most: each has the model in memory. */
const MOST_SESSIONS = 4;
/** Batches a session is given: while it runs one the next one waits beside it, so that it never waits for this thread. */
const BATCHES_AHEAD = 2;
/** The graph goes through heads and its wide layer in parts that fit the caches with so many. */
const TOKENS_PER_BATCH = 640;

/**
 * The bundled sentence transformer (all-MiniLM-L6-v2, Reimers & Gurevych 2019) in native ONNX Runtime sessions, opened on
 * first use. Threads that each run batches of their own wait for nothing; threads that share a run wait for each other at
 * every step of the graph.
 */
export function createTransformer(
  modelFolder: string,
  record: ModelRecord,
  tokenizer: Tokenizer,
  { threads, tokens = DEFAULT_TOKENS, pooling = 'mean', script }: TransformerOptions,
): Transformer {
  const path = join(modelFolder, 'model.onnx');
  const hasWorkers = hasWorkerScript(script);
  const count = hasWorkers ? Math.min(threads, MOST_SESSIONS) : 1;
  const sessions = new Map<number, Promise<EncoderSession>>();

  function sessionOf(number: number): Promise<EncoderSession> {
    const choice = { path, threads: Math.floor(threads / count), pooling };
    const session =
      sessions.get(number) ??
      (hasWorkers ? openWorkerSession(choice, script) : openSession(choice)).catch(async error => {
        // The next run tries again: by then the file may be repaired.
        sessions.delete(number);
        if (error instanceof KindredError) throw error;
        throw (await isSound(path, record)) ? unrunnable(error) : damaged(path, error);
      });
    sessions.set(number, session);
    return session;
  }

  async function runBatch(batch: readonly (readonly number[])[], lane: number): Promise<Matrix> {
    const number = lane % count;
    const opened = sessionOf(number);
    const session = await opened;
    try {
      return await session.run(flatIds(batch, batch[0].length), batch.length, batch[0].length);
    } catch (error) {
      // The next batch opens another; the one that waits behind this may have done so already.
      if (session.ended && sessions.get(number) === opened) sessions.delete(number);
      throw unrunnable(error);
    }
  }

  return {
    identity: transformerIdentity(record, tokens, pooling),
    dimensions: DIMENSIONS,
    embed: embedBatches({
      dimensions: DIMENSIONS,
      lanes: BATCHES_AHEAD * count,
      tokensPerBatch: TOKENS_PER_BATCH,
      encode: text => tokenizer.encode(text, tokens),
      runBatch,
    }),
    async release() {
      const open = [...sessions.values()];
      sessions.clear();
      await Promise.all(open.map(async session => (await session.catch(() => undefined))?.release()));
    },
  };
}

/** What tells this model's vectors from others': model file, passage length and pooling. Known without loading the model. */
export function transformerIdentity(record: ModelRecord, tokens = DEFAULT_TOKENS, pooling: Pooling = 'mean'): string {
  return `${record.name} ${record.sha256.slice(0, 16)} ${tokens} tokens${pooling === 'mean' ? '' : ` ${pooling}`}`;
}
