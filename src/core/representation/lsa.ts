import { addRow, sparseRow, type SparseRow } from '../algebra/sparse';
import { zeros } from '../algebra/shapes';
import { truncatedSvd } from '../algebra/truncatedSvd';
import type { Parameters } from '../parameters';
import { partOf, type Work } from '../work';
import { fingerprint } from './fingerprint';
import type { DocumentText, Representation, Represented } from './representation';
import { textEmbedder } from './textEmbedder';
import { countWords } from './tfidf';

/** Share of the work that reading takes; the rest is for the components. */
const READING = 0.4;
/** Of a text of which less than this share lies along the components nothing is known. */
const NOTHING = 1e-6;

/**
 * Latent semantic analysis (Deerwester et al. 1990): the leading singular directions of the documents' TF-IDF rows, in
 * which words that stand in like documents come together. Fewer than asked for when the documents have no more.
 */
export function lsaRepresentation(parameters: Parameters): Representation {
  const identity = `lsa ${JSON.stringify(parameters)}`;
  return { identity, represent: (documents, work) => latentSpace(identity, documents, parameters, work) };
}

async function latentSpace(identity: string, documents: readonly DocumentText[], parameters: Parameters, work: Work = {}): Promise<Represented> {
  const { tokenise, model, matrix } = await countWords(documents, parameters, Infinity, partOf(work, 0, READING));
  const { values, right } = await truncatedSvd(matrix, Number(parameters.dimensions), partOf(work, READING, 1));
  const width = values.length;
  const place = ({ columns, values: weights }: SparseRow, row: Float32Array) => {
    const sum = new Float64Array(width);
    columns.forEach((column, at) => addRow(sum, 0, weights[at], right, column, width));
    const length = Math.hypot(...sum);
    if (length > NOTHING) row.set(sum.map(value => value / length));
  };
  const vectors = zeros(matrix.rows, width);
  for (let row = 0; row < matrix.rows; row++) {
    place(sparseRow(matrix, row), vectors.data.subarray(row * width, (row + 1) * width));
  }
  const embedder = textEmbedder(`${identity} ${fingerprint(model.terms, right)}`, width, (text, row) => place(model.weigh(tokenise(text)), row));
  return { vectors, embedder };
}
