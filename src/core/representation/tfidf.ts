import type { SparseMatrix } from '../algebra/sparse';
import { zeros } from '../algebra/shapes';
import type { Parameters } from '../parameters';
import type { Matrix } from '../types';
import { fitTfIdf, listed, type TfIdf } from '../words/tfIdf';
import { tokeniserFor, type Tokeniser } from '../words/tokeniser';
import type { Work } from '../work';
import { fingerprint } from './fingerprint';
import type { DocumentText, Representation } from './representation';
import { textEmbedder } from './textEmbedder';
import { readWordParameters } from './wordParameters';

/** All vectors of the documents together have at most so many numbers (256 MB). */
const MOST_NUMBERS = 2 ** 26;

/** Documents by their words, not spread out yet. */
export interface CountedWords {
  readonly tokenise: Tokeniser;
  readonly model: TfIdf;
  /** A row of unit length for each document; an empty one where it has no word that counts. */
  readonly matrix: SparseMatrix;
}

/**
 * Documents as TF-IDF vectors of their words, one column a word. More than 8,388 documents lower the number of words that
 * count, so that all vectors together stay below 256 MB.
 */
export function tfidfRepresentation(parameters: Parameters): Representation {
  const identity = `tfidf ${JSON.stringify(parameters)}`;
  return {
    identity,
    async represent(documents, work) {
      const most = Math.floor(MOST_NUMBERS / Math.max(1, documents.length));
      const { tokenise, model, matrix } = await countWords(documents, parameters, most, work);
      const embedder = textEmbedder(`${identity} ${fingerprint(model.terms, model.idf)}`, columnsOf(matrix), (text, row) => {
        const { columns, values } = model.weigh(tokenise(text));
        columns.forEach((column, at) => (row[column] = values[at]));
      });
      return { vectors: dense(matrix), embedder };
    },
  };
}

/** Counts the words of whole documents; at most `mostFeatures` of them, or fewer by the parameters. */
export async function countWords(documents: readonly DocumentText[], parameters: Parameters, mostFeatures: number, work?: Work): Promise<CountedWords> {
  const options = readWordParameters(parameters);
  const tokenise = tokeniserFor(documents.map(({ whole }) => whole), options);
  const maxFeatures = Math.min(options.maxFeatures, mostFeatures);
  return { tokenise, ...(await fitTfIdf(documents.length, listed(document => tokenise(documents[document].whole)), { ...options, maxFeatures }, work)) };
}

/** Where no word tells documents apart, as in copies of one text, they have one column and all are at its zero. */
function columnsOf({ columnCount }: SparseMatrix): number {
  return Math.max(1, columnCount);
}

function dense(sparse: SparseMatrix): Matrix {
  const { rows, start, columns, values } = sparse;
  const matrix = zeros(rows, columnsOf(sparse));
  for (let row = 0; row < rows; row++) {
    for (let e = start[row]; e < start[row + 1]; e++) matrix.data[row * matrix.columns + columns[e]] = values[e];
  }
  return matrix;
}
