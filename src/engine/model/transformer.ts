import { join } from 'node:path';
import type { Tensor } from 'onnxruntime-node';
import type { Embedder } from '../../core/representation/embedder';
import type { Matrix } from '../../core/types';
import { throwIfCancelled, type Work } from '../../core/work';
import { batchesOfEqualLength } from './batches';
import { damaged, type ModelRecord } from './modelFile';
import { loadRuntime, sessionOptions } from '../onnx/runtime';
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

/** An embedder that holds native memory until it is released. */
export interface TransformerEmbedder extends Embedder {
  release(): Promise<void>;
}

/**
 * The bundled sentence transformer (all-MiniLM-L6-v2, Reimers & Gurevych 2019; pooling and normalisation inside the
 * graph) in a native ONNX Runtime session. Passages run in batches of equal length, at most 2,048 tokens each: no padding,
 * and between two batches events are handled, so that a cancel takes effect within one batch (about 0.2 s).
 */
export async function loadTransformer(
  modelFolder: string,
  record: ModelRecord,
  tokenizer: Tokenizer,
  { threads, tokens = DEFAULT_TOKENS }: TransformerOptions,
): Promise<TransformerEmbedder> {
  const path = join(modelFolder, 'model.onnx');
  const runtime = await loadRuntime();
  const session = await runtime.InferenceSession.create(path, sessionOptions(threads)).catch(error => {
    throw damaged(path, error);
  });

  async function runBatch(batch: readonly (readonly number[])[]): Promise<Float32Array> {
    const length = batch[0].length;
    const dims = [batch.length, length];
    const feeds = { input_ids: idTensor(batch, dims), attention_mask: onesTensor(dims) };
    const { sentence_embedding: output } = await session.run(feeds);
    return output.data as Float32Array;
  }

  // Ids go through a 32-bit view: writing BigInts one by one costs more than the copy of the whole batch.
  function idTensor(batch: readonly (readonly number[])[], dims: number[]): Tensor {
    const wide = new BigInt64Array(dims[0] * dims[1]);
    const low = new Int32Array(wide.buffer);
    batch.forEach((ids, row) => ids.forEach((id, column) => (low[2 * (row * dims[1] + column)] = id)));
    return new runtime.Tensor('int64', wide, dims);
  }

  function onesTensor(dims: number[]): Tensor {
    return new runtime.Tensor('int64', new BigInt64Array(dims[0] * dims[1]).fill(1n), dims);
  }

  return {
    identity: `${record.name} ${record.sha256.slice(0, 16)} ${tokens}`,
    dimensions: DIMENSIONS,
    async embed(texts, work: Work = {}, onVectors) {
      throwIfCancelled(work.signal);
      const encoded = texts.map(text => tokenizer.encode(text, tokens));
      const vectors = new Float32Array(texts.length * DIMENSIONS);
      let done = 0;
      for (const rows of batchesOfEqualLength(encoded.map(ids => ids.length))) {
        const output = await runBatch(rows.map(row => encoded[row]));
        rows.forEach((row, position) =>
          vectors.set(output.subarray(position * DIMENSIONS, (position + 1) * DIMENSIONS), row * DIMENSIONS),
        );
        onVectors?.(rows, { rows: rows.length, columns: DIMENSIONS, data: output });
        done += rows.length;
        work.report?.(done, texts.length);
        await new Promise(resolve => setImmediate(resolve));
        throwIfCancelled(work.signal);
      }
      return { rows: texts.length, columns: DIMENSIONS, data: vectors } satisfies Matrix;
    },
    release: () => session.release(),
  };
}

