import { unitRows } from '../algebra/rows';
import { addRow, evenRows, sparseTimes, type SparseMatrix, type SparseRow } from '../algebra/sparse';
import { truncatedSvd } from '../algebra/truncatedSvd';
import type { Matrix } from '../types';
import { fitTfIdf, type TokenVisitor } from '../words/tfIdf';
import { Pace, partOf, type Work } from '../work';

/** Directions kept: enough to bring words together that stand in like documents, few enough to leave single words out. */
const DIRECTIONS = 50;
/** Neighbours need no exact directions. */
const TOLERANCE = 0.01;
/** A term counts when it is in three documents or more and in at most three of ten; questions keep their question words. */
const TERMS = { minDocuments: 3, maxShare: 0.3, maxFeatures: 8_000, sublinear: true };
/** Characters of a document that are read. */
export const MOST_READ = 20_000;
/** Documents that terms and directions are learnt from, evenly spread where there are more: the others find their places by these. */
const LEARNT_FROM = 20_000;
/** And for a first impression: that is enough for groups as good, in a third of the time. */
export const LEARNT_ROUGHLY = 3_000;
/** Share of the work at which all is learnt, where not all were read for it. */
const LEARNING = 0.6;

const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const TERM = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]){2,}`, 'gu');
// eslint-disable-next-line no-control-regex -- the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/u;
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Texts, each at hand when it is asked for. */
export interface Texts {
  readonly length: number;
  at(position: number): string | undefined;
}

/** The words of n documents, counted and weighed. */
export interface CountedWords {
  readonly documents: number;
  /** TF-IDF of those that directions are learnt from, a row each. */
  readonly learnt: SparseMatrix;
  /** The same of any. */
  rowOf(document: number): SparseRow;
}

/** Counts the words of documents, in any language. */
export async function countWords(texts: Texts, work: Work = {}): Promise<CountedWords> {
  const documents = texts.length;
  const learnt = Math.min(documents, LEARNT_FROM);
  const textAt = (document: number) => texts.at(document) ?? '';
  const { matrix, model } = await fitTfIdf(learnt, (at, hear) => visitTerms(textAt(Math.floor((at * documents) / learnt)), hear), TERMS, work);
  return { documents, learnt: matrix, rowOf: document => model.weigh(termsOf(textAt(document))) };
}

/**
 * Documents by their own words: latent semantic analysis of TF-IDF, unit rows; a row of zeros where no word counts.
 * Unlike the representation `lsa`, which is made to be read, it keeps stop words (in short questions they tell the kinds
 * apart) and cuts Chinese, Japanese and Thai into characters and pairs of them, which on headlines group twice as well as
 * words do. For a first impression directions are learnt from at most `learntFrom` of the documents.
 */
export async function wordVectors({ documents: rows, learnt, rowOf }: CountedWords, work: Work = {}, learntFrom = LEARNT_FROM): Promise<Matrix> {
  const all = learnt.rows === rows;
  const { values, right } = await truncatedSvd(evenRows(learnt, learntFrom), DIRECTIONS, partOf(work, 0, all ? 1 : LEARNING), TOLERANCE);
  const columns = values.length;
  if (columns === 0) return { rows, columns: 1, data: new Float32Array(rows) };
  if (!all) return unitRows(await placesOf(rows, rowOf, right, columns, partOf(work, LEARNING, 1)));
  const data = Float32Array.from(await sparseTimes(learnt, right, columns, new Pace(work.signal)));
  return unitRows({ rows, columns, data });
}

/** Each row times the directions. */
async function placesOf(rows: number, rowOf: (document: number) => SparseRow, right: Float64Array, columns: number, work: Work): Promise<Matrix> {
  const data = new Float32Array(rows * columns);
  const pace = new Pace(work.signal);
  const place = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const { columns: terms, values } = rowOf(row);
    place.fill(0);
    terms.forEach((term, at) => addRow(place, 0, values[at], right, term, columns));
    data.set(place, row * columns);
    if (!pace.due) continue;
    work.report?.(row, rows);
    await pace.breathe();
  }
  return { rows, columns, data };
}

/** Words of two letters or digits and more in lower case; of scripts without spaces each character and each pair. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  visitTerms(text, (within, start, end) => terms.push(within.slice(start, end)));
  return terms;
}

function visitTerms(text: string, hear: TokenVisitor): void {
  const read = text.slice(0, MOST_READ).toLowerCase();
  if (ASCII.test(read)) return visitAsciiTerms(read, hear);
  for (const [run] of read.matchAll(TERM)) {
    if (!BEGINS_UNSPACED.test(run)) {
      hear(run, 0, run.length);
      continue;
    }
    const characters = [...run];
    characters.forEach((character, at) => {
      hear(character, 0, character.length);
      if (at > 0) hear(characters[at - 1] + character, 0, characters[at - 1].length + character.length);
    });
  }
}

/** The same of a text of ASCII in lower case, in a third of the time. */
function visitAsciiTerms(text: string, hear: TokenVisitor): void {
  for (let at = 0; at < text.length; at++) {
    const start = at;
    while (at < text.length && isLetterOrDigit(text.charCodeAt(at))) at++;
    if (at - start >= 2) hear(text, start, at);
  }
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
