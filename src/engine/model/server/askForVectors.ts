import type { Matrix } from '../../../core/types';
import type { ServerAddress } from './address';
import { conversation, type Manners } from './conversation';
import { embeddingProtocols, readVector, type Asked, type EmbeddingProtocol } from './embeddingProtocols';
import { serverFault } from './fault';
import { refusalOf, type Answer } from './postJson';

/** What of the vectors is asked for, and how. */
export type VectorQuestion = Asked & Manners;

/** Vectors of texts as the server gives them (n × what it gives). */
export type AskForVectors = (texts: readonly string[], key: string | undefined, signal: AbortSignal | undefined) => Promise<Matrix>;

/** Room for the longest vectors there are, of some 16,000 numbers written out, and for what stands around all of them. */
const BYTES_A_VECTOR = 400_000;
const BYTES_BESIDE = 1_000_000;
/** No more for many texts: vectors of the usual lengths take a tenth of their room. */
const MOST_BYTES = 256_000_000;

/**
 * Asks a server for vectors, in halves where a request was too large. Rejects with a `KindredError` that says in one line
 * what is wrong, or a `PassingFault`.
 */
export function askForVectors(address: ServerAddress, question: VectorQuestion): AskForVectors {
  const { host } = address;
  const talk = conversation(address, embeddingProtocols, question);

  return async function ask(texts, key, signal): Promise<Matrix> {
    const reply = await talk(protocol => protocol.body(texts, question), Math.min(MOST_BYTES, BYTES_BESIDE + texts.length * BYTES_A_VECTOR), key, signal);
    if (reply.taken) return readVectors(host, reply.protocol, reply.json, texts.length);
    if (texts.length > 1 && isTooLarge(reply.refusal)) {
      const middle = texts.length >> 1;
      return joined(host, await ask(texts.slice(0, middle), key, signal), await ask(texts.slice(middle), key, signal));
    }
    throw serverFault(`${host} does not give vectors (${reply.said}). Check the address and the parameters "model", "protocol" and "tokens".`);
  };
}

/** Servers have limits of their own for texts and tokens a request; they tell by status or in words. */
function isTooLarge(answer: Answer): boolean {
  return answer.status === 413 || ([400, 422].includes(answer.status) && /batch|too (long|large|many|big)|maximum|exceed|limit|length/i.test(refusalOf(answer)));
}

function readVectors(host: string, protocol: EmbeddingProtocol, json: unknown, count: number): Matrix {
  const written = protocol.vectors(json);
  if (!written) throw serverFault(`${host} answers without vectors. Check that the address is that of an embedding server.`);
  if (written.length !== count) throw serverFault(`${host} gives ${written.length} vectors for ${count} texts. Check that the address and the model are for embeddings.`);
  const vectors = written.map(one => readVector(host, one));
  const columns = vectors[0].length;
  if (vectors.some(vector => vector.length !== columns)) throw differentLengths(host);
  const data = new Float32Array(count * columns);
  vectors.forEach((vector, row) => data.set(vector, row * columns));
  return { rows: count, columns, data };
}

function joined(host: string, first: Matrix, second: Matrix): Matrix {
  if (first.columns !== second.columns) throw differentLengths(host);
  const data = new Float32Array(first.data.length + second.data.length);
  data.set(first.data);
  data.set(second.data, first.data.length);
  return { rows: first.rows + second.rows, columns: first.columns, data };
}

function differentLengths(host: string) {
  return serverFault(`${host} gives vectors of different lengths. Check that the model is for embeddings.`);
}
