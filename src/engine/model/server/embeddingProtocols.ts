import type { Protocol } from './conversation';
import { serverFault } from './fault';

/** What of the vectors is asked for. */
export interface Asked {
  readonly model: string;
  /** Length of the vectors; 0 = as the model gives them. */
  readonly dimensions: number;
  readonly encoding: 'float' | 'base64';
}

/** A way to ask a server for vectors. */
export interface EmbeddingProtocol extends Protocol {
  body(texts: readonly string[], asked: Asked): unknown;
  /** The vectors in an answer, in the order of the texts, as they came; undefined when it holds none. */
  vectors(json: unknown): readonly unknown[] | undefined;
}

/** OpenAI's `/v1/embeddings`, which most servers speak. */
const openAiEmbeddings: EmbeddingProtocol = {
  name: 'openai',
  url: ({ openAi }) => `${openAi}/embeddings`,
  body: (texts, { model, dimensions, encoding }) => ({
    ...(model && { model }),
    input: texts,
    encoding_format: encoding,
    ...(dimensions > 0 && { dimensions }),
  }),
  vectors(json) {
    const { data } = (json ?? {}) as { data?: readonly { index?: number; embedding?: unknown }[] };
    if (!Array.isArray(data)) return undefined;
    const ordered = data.every(item => Number.isInteger(item?.index)) ? [...data].sort((a, b) => a.index - b.index) : data;
    return ordered.map(item => item?.embedding);
  },
};

/** Ollama's `/api/embed`. */
const ollamaEmbeddings: EmbeddingProtocol = {
  name: 'ollama',
  url: ({ ollama }) => `${ollama}/api/embed`,
  body: (texts, { model, dimensions }) => ({ model, input: texts, truncate: true, ...(dimensions > 0 && { dimensions }) }),
  vectors(json) {
    const { embeddings } = (json ?? {}) as { embeddings?: unknown };
    return Array.isArray(embeddings) ? embeddings : undefined;
  },
};

/** Both ways to ask, in the order they are tried. */
export const embeddingProtocols: readonly EmbeddingProtocol[] = [openAiEmbeddings, ollamaEmbeddings];

/** A vector of an answer as numbers: an array, or little-endian 32-bit floats in base64. Throws a `KindredError`. */
export function readVector(host: string, written: unknown): Float32Array {
  const vector = typeof written === 'string' ? decoded(written) : Array.isArray(written) && written.length > 0 ? Float32Array.from(written, asNumber) : undefined;
  if (!vector) throw serverFault(`${host} answers with something else than vectors of numbers. Check that the address and the model are for embeddings.`);
  if (!vector.every(Number.isFinite)) throw serverFault(`${host} gives values that are not finite numbers (NaN). The model on the server is broken or runs out of its number range.`);
  if (vector.every(value => value === 0)) throw serverFault(`${host} gives a vector of zeros only, which tells nothing of its text. The model on the server is broken, or cannot take this text.`);
  return vector;
}

/** Everything but a number is none: `Number(null)` would be 0. */
function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}

function decoded(base64: string): Float32Array | undefined {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
