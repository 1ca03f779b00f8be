import type { Document, Matrix } from '../types';
import type { Work } from '../work';
import { languageCounts } from '../words/languages';
import { folderNumbers } from './folders';
import { wordVectors } from './wordVectors';

/** What is known of n documents beside their vectors. */
export interface Evidence {
  /** By their own words: unit rows, a row of zeros where no word counts. Absent where they are in several languages. */
  readonly words?: Matrix;
  /** What they say, where they are in several languages: those would be told apart before any subject. */
  readonly manyTongued?: readonly string[];
  /** The folder of each, −1 = none that says anything. */
  readonly folders: Int32Array;
  /** Whether the model that made the vectors can read the script of most of them. */
  readonly readable: boolean;
}

/** Documents are in several languages when at least so many are not in the commonest. */
const LEAST_FOREIGN = 0.2;
/** Characters of a document that its script is told by. */
const TASTE = 400;
const LETTERS = /\p{L}/gu;
const LATIN_LETTERS = /\p{Script=Latin}/gu;

/**
 * Gathers what grouping may go by beside vectors: the documents' own words, their folders and, if the model reads only Latin
 * letters, whether those are what most documents are written in.
 */
export async function gatherEvidence(documents: readonly Document[], onlyLatin: boolean, work: Work = {}): Promise<Evidence> {
  const texts = documents.map(({ title, passages, extra, languages = [] }) =>
    [languages.join(' '), title, ...passages.map(({ text }) => text), extra].filter(Boolean).join('\n\n'),
  );
  const folders = folderNumbers(documents);
  const readable = !onlyLatin || mostlyLatin(texts);
  if (inSeveralLanguages(texts)) return { manyTongued: texts, folders, readable };
  return { words: await wordVectors(texts, work), folders, readable };
}

function inSeveralLanguages(texts: readonly string[]): boolean {
  const counts = [...languageCounts(texts).values()];
  const told = counts.reduce((sum, count) => sum + count, 0);
  return counts.length > 0 && told - Math.max(...counts) >= LEAST_FOREIGN * texts.length;
}

function mostlyLatin(texts: readonly string[]): boolean {
  const latin = texts.filter(text => {
    const taste = text.slice(0, TASTE);
    return 2 * (taste.match(LATIN_LETTERS)?.length ?? 0) >= (taste.match(LETTERS)?.length ?? 0);
  });
  return 2 * latin.length >= texts.length;
}
