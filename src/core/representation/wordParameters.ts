import type { Parameters, ParameterSpec } from '../parameters';
import type { TfIdfOptions } from '../words/tfIdf';
import type { TokenOptions } from '../words/tokeniser';

/** What representations that count words are set by; the bounds are those of the paper this comes from (arXiv 2403.15112). */
export const wordParameters: readonly ParameterSpec[] = [
  { name: 'minDocuments', kind: 'integer', least: 1, most: 1_000, standard: 5, description: 'Documents a word must be in to count; small folders lower it to a fiftieth of their documents.' },
  { name: 'maxShare', kind: 'number', least: 0.01, most: 1, standard: 0.95, description: 'Share of the documents a word may be in at most.' },
  { name: 'maxFeatures', kind: 'integer', least: 10, most: 100_000, standard: 8_000, description: 'Words that count at most, those used most.' },
  { name: 'sublinear', kind: 'flag', standard: true, description: 'Whether a word used often counts by the logarithm of its uses.' },
  { name: 'stopWords', kind: 'flag', standard: true, description: 'Whether the stop words of the documents\' languages are left out.' },
  { name: 'stem', kind: 'flag', standard: true, description: 'Whether words count by their stems, in the language of their document.' },
  { name: 'ngrams', kind: 'integer', least: 1, most: 5, standard: 1, description: 'Longest run of words that counts as a word of its own.' },
  { name: 'characters', kind: 'integer', least: 0, most: 10, standard: 0, description: 'Length of the runs of characters within words that count in place of words, as 4: for misspelt, inflected or joined words and for code; 0: words.' },
];

/** The checked values of `wordParameters`. */
export function readWordParameters({ minDocuments, maxShare, maxFeatures, sublinear, stopWords, stem, ngrams, characters }: Parameters): TfIdfOptions & TokenOptions {
  return {
    minDocuments: Number(minDocuments),
    maxShare: Number(maxShare),
    maxFeatures: Number(maxFeatures),
    sublinear: sublinear === true,
    stopWords: stopWords === true,
    stem: stem === true,
    ngrams: Number(ngrams),
    characters: Number(characters),
  };
}

/** What latent semantic analysis is set by. */
export const lsaParameters: readonly ParameterSpec[] = [
  { name: 'dimensions', kind: 'integer', least: 2, most: 1_000, standard: 100, description: 'Directions kept, those along which the documents differ most.' },
  ...wordParameters,
];

/** What word vectors are set by. */
export const staticParameters: readonly ParameterSpec[] = [
  { name: 'file', kind: 'text', standard: '', description: 'Text file of word vectors as word2vec or GloVe write it; empty: the pieces of words that the bundled model knows.' },
];

/** What vectors made elsewhere are set by. */
export const givenParameters: readonly ParameterSpec[] = [
  { name: 'file', kind: 'text', standard: '', required: true, description: 'File of the vectors: .npy (32-bit or 64-bit floating point, one row a document), or .jsonl with an id and a vector a line.' },
  { name: 'ids', kind: 'text', standard: '', description: 'File of the ids of the rows of a .npy file, in their order: .csv, .tsv, .txt or .json; empty: the .csv of the same name where there is one, else rows stand in the order of the records.' },
  { name: 'field', kind: 'text', standard: 'embedding', description: 'Field of a .jsonl file that has the vectors.' },
];

/** What a model joined with the documents' words is set by. */
export const hybridParameters: readonly ParameterSpec[] = [
  { name: 'base', kind: 'text', standard: 'transformer', description: 'The representation that words are joined to, as it is written for itself: transformer, onnx:DIR or server:URL.' },
  { name: 'weight', kind: 'number', least: 0, most: 1, standard: 0.5, description: 'Share of the words in how alike two long documents are; the rest is the model\'s. Short texts have less of it.' },
  ...lsaParameters,
];
