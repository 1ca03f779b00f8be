import { packedZeros } from '../../src/core/algebra/packedRows';
import { unitRows } from '../../src/core/algebra/rows';
import { seededRandom } from '../../src/core/random';
import type { Document, Matrix } from '../../src/core/types';
import type { Collected } from '../../src/engine/answers/collections';

const DIMENSIONS = 384;
const WORDS = 90;
const VOCABULARY = 60_000;
const PASSAGES_A_DOCUMENT = 4;

/** A collection of so many passages with vectors and words made by chance, words as unequally frequent as in texts (Zipf). */
export function madeCollection(passages: number): Collected {
  const random = seededRandom(1);
  const word = () => `word${Math.floor(VOCABULARY ** random())}`;
  const count = Math.ceil(passages / PASSAGES_A_DOCUMENT);
  const start = Int32Array.from({ length: count + 1 }, (_, i) => Math.min(passages, i * PASSAGES_A_DOCUMENT));
  const documents: Document[] = Array.from({ length: count }, (_, i) => ({
    id: `${i}.md`,
    title: `${word()} ${word()}`,
    extra: '',
    hash: '',
    passages: Array.from({ length: start[i + 1] - start[i] }, (_, at) => ({ text: Array.from({ length: WORDS }, word).join(' '), headings: [], line: at, endLine: at })),
  }));
  const packed = packedZeros(passages, DIMENSIONS);
  for (let at = 0; at < packed.data.length; at++) packed.data[at] = 1 + Math.floor(255 * random());
  packed.scales.fill(1 / (73 * Math.sqrt(DIMENSIONS)));
  const vectors: Matrix = { rows: 0, columns: DIMENSIONS, data: new Float32Array(0) };
  const embed = async () => unitRows({ rows: 1, columns: DIMENSIONS, data: Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5) });
  const collection = { documents, places: new Map(), vectors, passages: packed, start, embedder: { identity: 'made', dimensions: DIMENSIONS, embed } };
  return { collection, request: {} as Collected['request'], groups: new Int32Array(count) };
}
