import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { oneOf, type Parameters } from '../../../core/parameters';
import { AS_WRITTEN, POOLINGS, type Pooling } from '../../../core/representation/pooling';
import type { Matrix } from '../../../core/types';
import { loadRuntime, sessionOptions } from '../../onnx/runtime';
import { embedBatches } from '../embedBatches';
import type { Transformer } from '../transformer';
import { encoderFault, type EncoderFolder } from './encoderFolder';
import { readEncoderGraph } from './encoderGraph';
import { changedLength, reasonOf, runEncoder, SILENT, type OpenedEncoder } from './encoderRun';
import { createEncoderTokenizer, type EncoderTokenizer } from './encoderTokenizer';

export interface EncoderOptions {
  readonly threads: number;
  /** How one vector a text is made, when the model gives one a token. */
  readonly pooling: Pooling;
  /** Name of the output to read; empty = found by name. */
  readonly output: string;
  /** Put before every text but questions. */
  readonly prefix: string;
  readonly questionPrefix: string;
}

const TOKENS_PER_BATCH = 384;

/** Options as parameters give them; what they leave open is as the folder's files say. Throws a `KindredError` where these want what there is not. */
export function encoderOptions({ habits, tokenizerPath }: EncoderFolder, { pooling, output, ...prefixes }: Parameters, threads: number): EncoderOptions {
  if (pooling === AS_WRITTEN && habits.otherPooling) {
    throw encoderFault(`${join(dirname(tokenizerPath), '1_Pooling/config.json')} says that the model pools its tokens by ${habits.otherPooling}; there are ${oneOf(POOLINGS)}. Choose one of these with the parameter "pooling", or export the model with its own inside and choose any.`);
  }
  const prefix = prefixes.prefix === AS_WRITTEN ? habits.prefix : String(prefixes.prefix);
  const questionPrefix = prefixes.questionPrefix === AS_WRITTEN ? (habits.questionPrefix ?? prefix) : String(prefixes.questionPrefix);
  return { threads, pooling: pooling === AS_WRITTEN ? (habits.pooling ?? 'mean') : (pooling as Pooling), output: String(output), prefix, questionPrefix };
}

/** What tells vectors of a user's encoder from others'; questions are not kept. */
export function encoderIdentity({ hash, limit }: EncoderFolder, { pooling, output, prefix }: EncoderOptions): string {
  return `onnx ${hash} ${limit} tokens ${pooling}${output && ` ${output}`}${prefix && ` ${JSON.stringify(prefix)}`}`;
}

/**
 * Opens a user's own encoder in a native session and tries it on a short and on the longest text, so that what does not
 * fit shows before any document is read. Rejects with a `KindredError` that says in one line what is wrong.
 */
export async function openEncoder(folder: EncoderFolder, options: EncoderOptions): Promise<Transformer> {
  const { modelPath: path, batchDependent: alone } = folder;
  const tokenizer = await createEncoderTokenizer(folder.tokenizerPath, folder.tokenizer);
  const session = await openSession(path, options.threads);
  try {
    const graph = readEncoderGraph(path, session.inputMetadata, session.outputMetadata, options.output);
    const encoder: OpenedEncoder = { path, session, graph, pooling: options.pooling, saved: folder.saved, padId: tokenizer.padId, alone };
    const limit = Math.min(folder.limit, graph.fixedLength ?? folder.limit);
    const dimensions = await tryOut(encoder, tokenizer, limit);

    const runBatch = async (batch: readonly (readonly number[])[]): Promise<Matrix> => {
      if (batch[0].length === 0) return { rows: batch.length, columns: dimensions, data: new Float32Array(batch.length * dimensions) };
      const vectors = await runEncoder(encoder, batch);
      if (vectors.columns !== dimensions) throw changedLength(path);
      return vectors;
    };
    const embedBehind = (prefix: string) => embedBatches({ dimensions, lanes: 1, tokensPerBatch: TOKENS_PER_BATCH, encode: text => tokenizer.encode(prefix + text, limit), runBatch });
    return {
      identity: encoderIdentity(folder, options),
      dimensions,
      embed: embedBehind(options.prefix),
      ...(options.questionPrefix !== options.prefix && { embedQuestions: embedBehind(options.questionPrefix) }),
      release: () => session.release(),
    };
  } catch (error) {
    await session.release();
    throw error;
  }
}

async function openSession(path: string, threads: number): Promise<InferenceSession> {
  const { InferenceSession } = await loadRuntime();
  return InferenceSession.create(path, { ...sessionOptions(threads), ...SILENT }).catch(error => {
    throw encoderFault(`${path} cannot be opened: ${reasonOf(error)}`, error);
  });
}

/** Runs a short text, then the longest one made of the vocabulary's last piece; gives the length of the vectors. */
async function tryOut(encoder: OpenedEncoder, tokenizer: EncoderTokenizer, limit: number): Promise<number> {
  const { path } = encoder;
  const words = tokenizer.encode('a short text', limit);
  const short = words.length > 0 ? words : [tokenizer.largestId];
  const { columns } = await runEncoder(encoder, [short, short]);
  const last = (length: number) => runEncoder(encoder, [new Array<number>(length).fill(tokenizer.largestId)]);
  await last(short.length).catch(error => {
    throw encoderFault(`${path} knows fewer pieces than tokenizer.json, whose last one is number ${tokenizer.largestId}: they belong to different models. Put the model's own tokenizer.json beside it.`, error);
  });
  const longest = await last(limit).catch(error => {
    throw encoderFault(`${path} cannot take texts of ${limit} tokens. Set the parameter "tokens" lower.`, error);
  });
  if (longest.columns !== columns) throw changedLength(path);
  return columns;
}
