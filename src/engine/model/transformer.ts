import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import type { Embedder } from '../../core/representation/embedder';
import type { Pooling } from '../../core/representation/pooling';
import type { Matrix } from '../../core/types';
import { readModel, tokenValue, withOutput } from '../onnx/readModel';
import { loadRuntime, sessionOptions } from '../onnx/runtime';
import { embedBatches, flatIds, widened } from './embedBatches';
import { damaged, type ModelRecord } from './modelFile';
import { poolTokens } from './pooling';
import type { Tokenizer } from './tokenizer';

/** Passage length in tokens, [CLS] and [SEP] among them: what the model was trained on. */
export const DEFAULT_TOKENS = 128;
const DIMENSIONS = 384;
const OUTPUT = 'sentence_embedding';

export interface TransformerOptions {
  /** Threads of one run of the model. */
  readonly threads: number;
  /** Longest passage in tokens, 16 … 512 (default 128; 256 for comparisons). */
  readonly tokens?: number;
  readonly pooling?: Pooling;
}

/** An embedder that holds native memory from its first use until it is released. */
export interface Transformer extends Embedder {
  release(): Promise<void>;
}

/**
 * The bundled sentence transformer (all-MiniLM-L6-v2, Reimers & Gurevych 2019) in a native ONNX Runtime session, made on
 * first use. The mean over tokens and the normalisation are inside the graph; for another pooling the graph's token
 * vectors are made an output and pooled here.
 */
export function createTransformer(
  modelFolder: string,
  record: ModelRecord,
  tokenizer: Tokenizer,
  { threads, tokens = DEFAULT_TOKENS, pooling = 'mean' }: TransformerOptions,
): Transformer {
  interface Opened {
    readonly session: InferenceSession;
    readonly output: string;
  }
  let opened: Promise<Opened> | undefined;

  async function open(): Promise<Opened> {
    const path = join(modelFolder, 'model.onnx');
    const { InferenceSession } = await loadRuntime();
    try {
      if (pooling === 'mean') return { session: await InferenceSession.create(path, sessionOptions(threads)), output: OUTPUT };
      const model = await readFile(path);
      const output = tokenValue(readModel(model), OUTPUT);
      const longer = withOutput(model, output, ['batch', 'sequence', DIMENSIONS]);
      return { session: await InferenceSession.create(longer, sessionOptions(threads)), output };
    } catch (error) {
      // The next run tries again: by then the file may be repaired.
      opened = undefined;
      throw damaged(path, error);
    }
  }

  async function runBatch(batch: readonly (readonly number[])[]): Promise<Matrix> {
    const { Tensor } = await loadRuntime();
    const [rows, length] = [batch.length, batch[0].length];
    const dims = [rows, length];
    const { session, output } = await (opened ??= open());
    const feeds = {
      input_ids: new Tensor('int64', widened(flatIds(batch, length)), dims),
      attention_mask: new Tensor('int64', new BigInt64Array(rows * length).fill(1n), dims),
    };
    const data = (await session.run(feeds, [output]))[output].data as Float32Array;
    return pooling === 'mean' ? { rows, columns: DIMENSIONS, data } : poolTokens({ data, rows, width: length, length }, pooling);
  }

  return {
    identity: transformerIdentity(record, tokens, pooling),
    dimensions: DIMENSIONS,
    embed: embedBatches({ dimensions: DIMENSIONS, encode: text => tokenizer.encode(text, tokens), runBatch }),
    async release() {
      const open = await opened?.catch(() => undefined);
      opened = undefined;
      await open?.session.release();
    },
  };
}

/** What tells this model's vectors from others': model file, passage length and pooling. Known without loading the model. */
export function transformerIdentity(record: ModelRecord, tokens = DEFAULT_TOKENS, pooling: Pooling = 'mean'): string {
  return `${record.name} ${record.sha256.slice(0, 16)} ${tokens} tokens${pooling === 'mean' ? '' : ` ${pooling}`}`;
}
