import type { Embedder } from '../../core/representation/embedder';
import type { Matrix } from '../../core/types';
import { Pace, throwIfCancelled } from '../../core/work';
import { batchesOfEqualLength, type Batch } from './batches';

/** What of a local model the embedding of texts needs. */
export interface BatchModel {
  readonly dimensions: number;
  /** Batches under way at once. */
  readonly lanes: number;
  /** Tokens of a batch, at most: larger ones leave the processor's caches and answer a cancel later. */
  readonly tokensPerBatch: number;
  /** Ids of a text, cut at the model's limit. */
  encode(text: string): number[];
  /** Unit vectors of texts of one length in ids; each lane is asked for one batch at a time. */
  runBatch(batch: readonly (readonly number[])[], lane: number): Promise<Matrix>;
}

/**
 * `Embedder.embed` of a local model: small batches of equal length, so that nothing is padded and events are handled
 * between two batches; a cancel takes effect once those under way are done (0.1 s for the bundled model).
 */
export function embedBatches({ dimensions, lanes, tokensPerBatch, encode, runBatch }: BatchModel): Embedder['embed'] {
  return async (texts, work = {}, onVectors) => {
    throwIfCancelled(work.signal);
    const data = new Float32Array(texts.length * dimensions);
    const batches = batchesOfEqualLength(texts, { encode, tokensPerBatch, pace: new Pace(work.signal) });
    let done = 0;
    const run = async ({ rows, ids }: Batch, lane: number) => {
      const vectors = await runBatch(ids, lane);
      rows.forEach((row, i) => data.set(vectors.data.subarray(i * dimensions, (i + 1) * dimensions), row * dimensions));
      onVectors?.(rows, vectors);
      done += rows.length;
      work.report?.(done, texts.length);
      await new Promise(resolve => setImmediate(resolve));
      throwIfCancelled(work.signal);
    };
    const followLane = async (lane: number) => {
      // A lane that fails closes the batches: the others end with those they are at, so that nothing runs on behind the failure.
      for await (const batch of batches) await run(batch, lane);
    };
    const ends = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => followLane(lane)));
    const failed = ends.find(end => end.status === 'rejected');
    if (failed) throw failed.reason;
    return { rows: texts.length, columns: dimensions, data };
  };
}

/** Ids of texts in a row (batch × width), filled up with `pad` where a text has fewer than `width`. */
export function flatIds(batch: readonly (readonly number[])[], width: number, pad = 0): Int32Array {
  const flat = new Int32Array(batch.length * width).fill(pad);
  batch.forEach((ids, row) => flat.set(ids, row * width));
  return flat;
}

/** The same whole numbers with 64 bits; by way of a 32-bit view, as writing BigInts one by one costs more than the copy. */
export function widened(ids: Int32Array): BigInt64Array {
  const wide = new BigInt64Array(ids.length);
  const low = new Int32Array(wide.buffer);
  for (let i = 0; i < ids.length; i++) low[2 * i] = ids[i];
  return wide;
}
