import { addRow, sparseRow, type SparseRow } from '../algebra/sparse';
import { zeros } from '../algebra/shapes';
import { truncatedSvd } from '../algebra/truncatedSvd';
import type { Parameters } from '../parameters';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';
import { fingerprint } from './fingerprint';
import type { DocumentText, Representation } from './representation';
import { textEmbedder } from './textEmbedder';
import { countWords } from './tfidf';

/** Share of the work that reading takes; the rest is for the components. */
const READING = 0.4;
/** Of a text of which less than this share lies along the components nothing is known. */
const NOTHING = 1e-6;

/** Documents along the main directions of their words, and the way other texts come there. */
export interface LatentSpace {
  /** Changes with what was learnt. */
  readonly fingerprint: string;
  /** Unit rows, or zeros where no word is known. */
  readonly vectors: Matrix;
  /** Different words that count in each document. */
  readonly wordCounts: Int32Array;
  /** Fills the row of a text, which comes as zeros; gives the number of its different words that count. */
  place(text: string, row: Float32Array): number;
}

/**
 * Latent semantic analysis (Deerwester et al. 1990): the leading singular directions of the documents' TF-IDF rows, in
 * which words that stand in like documents come together. Fewer than asked for when the documents have no more.
 */
export function lsaRepresentation(parameters: Parameters): Representation {
  const identity = lsaIdentity(parameters);
  return {
    identity,
    async represent(documents, work) {
      const { vectors, place, fingerprint: learnt } = await latentSpace(documents, parameters, work);
      return { vectors, embedder: textEmbedder(`${identity} ${learnt}`, vectors.columns, place) };
    },
  };
}

/** Names the settings of a latent space. */
export function lsaIdentity(parameters: Parameters): string {
  return `lsa ${JSON.stringify(parameters)}`;
}

/** Learns the latent space of documents. */
export async function latentSpace(documents: readonly DocumentText[], parameters: Parameters, work: Work = {}): Promise<LatentSpace> {
  const { tokenise, model, matrix } = await countWords(documents, parameters, Infinity, partOf(work, 0, READING));
  const { values, right } = await truncatedSvd(matrix, Number(parameters.dimensions), partOf(work, READING, 1));
  const width = values.length;
  const placeRow = ({ columns, values: weights }: SparseRow, row: Float32Array): number => {
    const sum = new Float64Array(width);
    columns.forEach((column, at) => addRow(sum, 0, weights[at], right, column, width));
    const length = Math.hypot(...sum);
    if (length > NOTHING) row.set(sum.map(value => value / length));
    return columns.length;
  };
  // Where no word tells documents apart, as in copies of one text, they have one column and all are at its zero.
  const vectors = zeros(matrix.rows, Math.max(1, width));
  const wordCounts = new Int32Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    wordCounts[row] = placeRow(sparseRow(matrix, row), vectors.data.subarray(row * vectors.columns, (row + 1) * vectors.columns));
  }
  return { fingerprint: fingerprint(model.terms, right), vectors, wordCounts, place: (text, row) => placeRow(model.weigh(tokenise(text)), row) };
}
