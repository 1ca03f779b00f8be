import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import type { Embedder } from '../../core/representation/embedder';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { loadRuntime, sessionOptions } from '../onnx/runtime';
import { batchesOfEqualLength } from './batches';
import { damaged, type ModelRecord } from './modelFile';
import type { Tokenizer } from './tokenizer';

/** Passage length in tokens, [CLS] and [SEP] among them: what the model was trained on. */
export const DEFAULT_TOKENS = 128;
const DIMENSIONS = 384;

export interface TransformerOptions {
  /** Threads of one run of the model. */
  readonly threads: number;
  /** Longest passage in tokens (default 128; 256 for comparisons). */
  readonly tokens?: number;
}

/** An embedder that holds native memory from its first use until it is released. */
export interface Transformer extends Embedder {
  release(): Promise<void>;
}

/**
 * The bundled sentence transformer (all-MiniLM-L6-v2, Reimers & Gurevych 2019; pooling and normalisation inside the
 * graph) in a native ONNX Runtime session, made on first use. Passages run in batches of equal length, at most 2,048
 * tokens each: no padding, and events are handled between two batches, so that a cancel takes effect within one (0.2 s).
 */
export function createTransformer(
  modelFolder: string,
  record: ModelRecord,
  tokenizer: Tokenizer,
  { threads, tokens = DEFAULT_TOKENS }: TransformerOptions,
): Transformer {
  let session: Promise<InferenceSession> | undefined;

  async function open(): Promise<InferenceSession> {
    const path = join(modelFolder, 'model.onnx');
    const { InferenceSession } = await loadRuntime();
    return InferenceSession.create(path, sessionOptions(threads)).catch(error => {
      // The next run tries again: by then the file may be repaired.
      session = undefined;
      throw damaged(path, error);
    });
  }

  async function runBatch(batch: readonly (readonly number[])[]): Promise<Float32Array> {
    const { Tensor } = await loadRuntime();
    const dims = [batch.length, batch[0].length];
    const output = await (await (session ??= open())).run({
      input_ids: new Tensor('int64', wideIds(batch), dims),
      attention_mask: new Tensor('int64', new BigInt64Array(dims[0] * dims[1]).fill(1n), dims),
    });
    return output.sentence_embedding.data as Float32Array;
  }

  return {
    identity: transformerIdentity(record, tokens),
    dimensions: DIMENSIONS,
    async embed(texts, work: Work = {}, onVectors) {
      throwIfCancelled(work.signal);
      const pace = new Pace(work.signal);
      const encoded: number[][] = [];
      for (const text of texts) {
        if (pace.due) await pace.breathe();
        encoded.push(tokenizer.encode(text, tokens));
      }
      const data = new Float32Array(texts.length * DIMENSIONS);
      let done = 0;
      for (const rows of batchesOfEqualLength(encoded.map(ids => ids.length))) {
        const output = await runBatch(rows.map(row => encoded[row]));
        rows.forEach((row, i) => data.set(output.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS), row * DIMENSIONS));
        onVectors?.(rows, { rows: rows.length, columns: DIMENSIONS, data: output });
        done += rows.length;
        work.report?.(done, texts.length);
        await new Promise(resolve => setImmediate(resolve));
        throwIfCancelled(work.signal);
      }
      return { rows: texts.length, columns: DIMENSIONS, data };
    },
    async release() {
      const open = await session?.catch(() => undefined);
      session = undefined;
      await open?.release();
    },
  };
}

/** What tells this model's vectors from others': model file and passage length. Known without loading the model. */
export function transformerIdentity(record: ModelRecord, tokens = DEFAULT_TOKENS): string {
  return `${record.name} ${record.sha256.slice(0, 16)} ${tokens} tokens`;
}

/** Ids go through a 32-bit view: writing BigInts one by one costs more than copying the whole batch. */
function wideIds(batch: readonly (readonly number[])[]): BigInt64Array {
  const length = batch[0].length;
  const wide = new BigInt64Array(batch.length * length);
  const low = new Int32Array(wide.buffer);
  batch.forEach((ids, row) => ids.forEach((id, column) => (low[2 * (row * length + column)] = id)));
  return wide;
}
