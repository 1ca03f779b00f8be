import { unitRows } from '../../../core/algebra/rows';
import type { Embedder } from '../../../core/representation/embedder';
import type { Matrix } from '../../../core/types';
import type { ServerAddress } from './address';
import type { VectorQuestion } from './askForVectors';
import { serverFault } from './fault';
import { inParallel } from './inParallel';
import { textBatches } from './textBatches';
import type { Keys, VectorServers } from './vectorServers';
import type { ModelFacts } from './knownModel';

export interface ServerOptions extends VectorQuestion {
  /** Tokens a text may have; what is far longer is cut before it is sent. */
  readonly tokens: number;
  /** Tokens sent in one request, by estimate. */
  readonly batchTokens: number;
  /** Requests under way at once at each address. */
  readonly parallel: number;
  /** Times a request is repeated, and milliseconds before the first time; see `PoolOptions`. */
  readonly retries: number;
  readonly firstWaitMs: number;
  /** Put before every document, and before every question. */
  readonly prefix: string;
  readonly questionPrefix: string;
}

/** No alphabet has more characters a token on average. */
const CHARACTERS_A_TOKEN = 16;

/** The addresses of one model, at least one. */
export type Addresses = readonly [ServerAddress, ...ServerAddress[]];

/** What tells vectors of a server's model from others'. Further addresses, the key and how the server is asked are no part of it. */
export function serverIdentity([{ openAi }]: Addresses, { model, dimensions, tokens, prefix }: ServerOptions): string {
  return ['server', openAi, model, `${tokens} tokens`, dimensions > 0 && `${dimensions} dimensions`, prefix && JSON.stringify(prefix)].filter(Boolean).join(' ');
}

/** What the embedder asks of its surroundings. */
export interface ServerEmbedderTools {
  readonly servers: VectorServers;
  /** Lets requests through, and gives the keys. */
  keys(signal: AbortSignal | undefined): Promise<Keys>;
  /** Hears that the server's model under this name is not the one whose length is known. */
  onOtherModel(): Promise<void>;
}

/**
 * The embedder of the servers of one model, of which something is known. Their first address names the model. Finished batches are told at once, so that a run that
 * fails goes on from there; blank texts are not sent and get rows of zeros.
 */
export function serverEmbedder(addresses: Addresses, options: ServerOptions, { dimensions, sample }: ModelFacts, { servers, keys, onOtherModel }: ServerEmbedderTools): Embedder {
  /**
   * Unit vectors of the length wanted. When shorter ones were asked for, the leading part of longer ones will do: so mean it
   * the models that can be shortened (Kusupati et al. 2022, Matryoshka representation learning), and not every server does it.
   */
  async function fitted(host: string, { rows, columns, data }: Matrix): Promise<Matrix> {
    if (columns < dimensions || (columns > dimensions && options.dimensions === 0)) {
      await onOtherModel();
      throw serverFault(`${host} gives vectors of ${columns} numbers, not ${dimensions} as before: the model is another one, or it cannot give so many. Check the parameters "model" and "dimensions", and run again.`);
    }
    const leading = new Float32Array(rows * dimensions);
    for (let row = 0; row < rows; row++) leading.set(data.subarray(row * columns, row * columns + dimensions), row * dimensions);
    return unitRows({ rows, columns: dimensions, data: leading });
  }

  const embedBehind = (prefix: string): Embedder['embed'] =>
    async (texts, work = {}, onVectors) => {
      const sent = texts.map(text => toSend(prefix, text, options));
      const [blank, full] = [true, false].map(wanted => [...texts.keys()].filter(row => (texts[row].trim() === '') === wanted));
      const data = new Float32Array(texts.length * dimensions);
      let done = blank.length;
      if (blank.length > 0) onVectors?.(blank, { rows: blank.length, columns: dimensions, data: new Float32Array(blank.length * dimensions) });
      work.report?.(done, texts.length);
      if (full.length === 0) return { rows: texts.length, columns: dimensions, data };

      const given = await keys(work.signal);
      const embedBatch = async (rows: readonly number[], signal: AbortSignal) => {
        const answer = await servers.ask(rows.map(row => sent[row]), sample, given, signal);
        const vectors = await fitted(answer.host, answer.vectors);
        rows.forEach((row, i) => data.set(vectors.data.subarray(i * dimensions, (i + 1) * dimensions), row * dimensions));
        onVectors?.(rows, vectors);
        done += rows.length;
        work.report?.(done, texts.length);
      };
      await inParallel(textBatches(sent, full, options.batchTokens), options.parallel * addresses.length, embedBatch, work.signal);
      return { rows: texts.length, columns: dimensions, data };
    };
  const { prefix, questionPrefix } = options;
  return {
    identity: serverIdentity(addresses, options),
    dimensions,
    embed: embedBehind(prefix),
    ...(questionPrefix !== prefix && { embedQuestions: embedBehind(questionPrefix) }),
  };
}

/** Halves of characters, which a cut may leave, become "�"; some servers fail on them. */
function toSend(prefix: string, text: string, { tokens }: ServerOptions): string {
  return Buffer.from(prefix + text.slice(0, CHARACTERS_A_TOKEN * tokens)).toString();
}
