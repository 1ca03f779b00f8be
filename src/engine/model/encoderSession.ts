import { readFile } from 'node:fs/promises';
import type { Pooling } from '../../core/representation/pooling';
import type { Matrix } from '../../core/types';
import { readModel, tokenValue, withOutput } from '../onnx/readModel';
import { loadRuntime, sessionOptions } from '../onnx/runtime';
import { widened } from './embedBatches';
import { poolTokens } from './pooling';

/** Numbers a vector of the bundled model. */
export const DIMENSIONS = 384;
const OUTPUT = 'sentence_embedding';

/** What of the bundled model's file a session runs. */
export interface SessionChoice {
  readonly path: string;
  /** Threads of one run. */
  readonly threads: number;
  readonly pooling: Pooling;
}

/** The bundled model, open: one batch after the other, in the order asked. */
export interface EncoderSession {
  /** Whether it has broken, or was released, and will run nothing more. */
  readonly ended: boolean;
  /** Unit vectors of `rows` texts of `length` ids each (ids: rows × length). */
  run(ids: Int32Array, rows: number, length: number): Promise<Matrix>;
  /** Lets what was asked for end, then frees its memory. */
  release(): Promise<void>;
}

/**
 * Opens the bundled model in this thread. The mean over tokens and the normalisation are inside its graph; for another
 * pooling the graph's token vectors are made an output and pooled here. Rejects when the file cannot be read or run.
 */
export async function openSession({ path, threads, pooling }: SessionChoice): Promise<EncoderSession> {
  const { InferenceSession, Tensor } = await loadRuntime();
  const isMean = pooling === 'mean';
  const model = isMean ? undefined : await readFile(path);
  const output = model ? tokenValue(readModel(model), OUTPUT) : OUTPUT;
  const session = model
    ? await InferenceSession.create(withOutput(model, output, ['batch', 'sequence', DIMENSIONS]), sessionOptions(threads))
    : await InferenceSession.create(path, sessionOptions(threads));
  async function runBatch(ids: Int32Array, rows: number, length: number): Promise<Matrix> {
    const dims = [rows, length];
    const feeds = {
      input_ids: new Tensor('int64', widened(ids), dims),
      attention_mask: new Tensor('int64', new BigInt64Array(rows * length).fill(1n), dims),
    };
    const data = (await session.run(feeds, [output]))[output].data as Float32Array;
    return isMean ? { rows, columns: DIMENSIONS, data } : poolTokens({ data, rows, width: length, length }, pooling);
  }

  let latest: Promise<unknown> = Promise.resolve();
  let ended = false;
  return {
    get ended() {
      return ended;
    },
    run(...batch) {
      const vectors = latest.then(() => runBatch(...batch));
      latest = vectors.catch(() => undefined);
      return vectors;
    },
    async release() {
      ended = true;
      await latest;
      await session.release();
    },
  };
}
