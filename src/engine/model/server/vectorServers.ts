import type { KindredError } from '../../../core/errors';
import type { Matrix } from '../../../core/types';
import type { ServerAddress } from './address';
import { askForVectors, type AskForVectors, type VectorQuestion } from './askForVectors';
import { serverFault } from './fault';
import { serverPool, type PoolOptions } from './serverPool';

/** What a server makes of one text that all are asked: how long its vectors are, and whether two speak of the same model. */
export interface Sample {
  readonly host: string;
  readonly vector: readonly number[];
}

/** Keys by host; none where a server needs none. */
export type Keys = ReadonlyMap<string, string | undefined>;

/** The servers of one model. */
export interface VectorServers {
  /** Asks for the sample of one server. */
  sample(keys: Keys, signal: AbortSignal | undefined): Promise<Sample>;
  /**
   * Vectors of texts, as they are given, and whose they are. Each server must first agree with a known sample; rejects with a
   * `KindredError` that names the two when it does not. What one alone gives in another length is left to who uses it.
   */
  ask(texts: readonly string[], known: Sample | undefined, keys: Keys, signal: AbortSignal | undefined): Promise<{ readonly host: string; readonly vectors: Matrix }>;
}

interface Server {
  readonly host: string;
  readonly ask: AskForVectors;
  /** What is wrong with its vectors, once it is known. */
  checked?: Promise<KindredError | undefined>;
}

const SAMPLE_TEXT = 'A cat sleeps on the warm roof of the old library.';
/** One model in two number formats, or on two processors, agrees better than this; two models never do. */
const LEAST_COSINE = 0.999;

/** The servers at some addresses; requests are spread over them. */
export function vectorServers(addresses: readonly ServerAddress[], question: VectorQuestion, options: PoolOptions): VectorServers {
  const servers = addresses.map((address): Server => ({ host: address.host, ask: askForVectors(address, question) }));
  const pool = serverPool(servers, options);

  async function sampleOf({ host, ask }: Server, keys: Keys, signal: AbortSignal | undefined): Promise<Sample> {
    const { data } = await ask([SAMPLE_TEXT], keys.get(host), signal);
    return { host, vector: Array.from(data) };
  }

  async function check(server: Server, known: Sample, keys: Keys, signal: AbortSignal | undefined): Promise<KindredError | undefined> {
    server.checked ??= sampleOf(server, keys, signal).then(own => disagreement(known, own, question.dimensions, servers.length === 1));
    try {
      return await server.checked;
    } catch (error) {
      server.checked = undefined;
      throw error;
    }
  }

  return {
    sample: (keys, signal) =>
      pool.run(async server => {
        const sample = await sampleOf(server, keys, signal);
        server.checked = Promise.resolve(undefined);
        return sample;
      }, signal),
    async ask(texts, known, keys, signal) {
      const answer = await pool.run(async server => {
        const wrong = known ? await check(server, known, keys, signal) : undefined;
        return wrong ?? { host: server.host, vectors: await server.ask(texts, keys.get(server.host), signal) };
      }, signal);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

/** What to say when two samples are not of one model; of vectors that were to be shortened, the leading parts count. */
function disagreement(a: Sample, b: Sample, dimensions: number, alone: boolean): KindredError | undefined {
  const [first, second] = [a, b].map(({ vector }) => (dimensions > 0 ? vector.slice(0, dimensions) : vector));
  const agreement = first.length === second.length ? cosine(first, second) : undefined;
  if (agreement === undefined ? alone : agreement >= LEAST_COSINE) return undefined;
  const how = agreement === undefined ? `${first.length} and ${second.length} numbers` : `cosine ${agreement.toFixed(3)}`;
  const who = a.host === b.host ? `${a.host} gives other vectors than before` : `${a.host} and ${b.host} give different vectors`;
  const what = alone ? 'Serve the one from before; or name this one by the parameter "model", or clear the cache, which has vectors of the other' : 'Serve one model at all addresses, or leave one out; what is finished is kept';
  return serverFault(`${who} for the same text (${how}), so it is not the same model. ${what}.`);
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0) / (Math.hypot(...a) * Math.hypot(...b));
}
