import { transposed, type SparseMatrix, type SparseRow } from '../algebra/sparse';
import { countsOf } from '../gather';
import { Pace, throwIfCancelled, type Work } from '../work';
import { wordTable } from './wordTable';

/** Which terms count, and how. */
export interface TfIdfOptions {
  /** A term must be in at least so many documents, and in at most this share of them. */
  readonly minDocuments: number;
  readonly maxShare: number;
  /** Of the terms left so many are kept, those used most. */
  readonly maxFeatures: number;
  /** Count 1 + ln(uses) in place of uses. */
  readonly sublinear: boolean;
}

/** Terms with their weights, learnt from documents. */
export interface TfIdf {
  /** In order of their code units. */
  readonly terms: readonly string[];
  /** ln((1 + documents) / (1 + documents with the term)) + 1. */
  readonly idf: Float64Array;
  /** Weights of a text's terms: a row of unit length; empty when it has no known term. */
  weigh(tokens: readonly string[]): SparseRow;
}

/** Hears where a token stands in a text. */
export type TokenVisitor = (within: string, start: number, end: number) => void;

/** Tells the tokens of each document one by one. */
export type TokensOf = (document: number, hear: TokenVisitor) => void;

/** Lists of tokens as `fitTfIdf` hears them. */
export function listed(tokensOf: (document: number) => readonly string[]): TokensOf {
  return (document, hear) => {
    for (const token of tokensOf(document)) hear(token, 0, token.length);
  };
}

/** A term must be in at most every so many-th document for it to be kept: small folders lower `minDocuments`. */
const DOCUMENTS_A_TERM = 50;

/**
 * Term frequency times inverse document frequency (Spärck Jones 1972) with scikit-learn's smoothing, rows of unit length.
 * A small folder lowers `minDocuments` to a fiftieth of its documents, at least 1; `maxShare` never asks for fewer
 * documents than that. Of terms used equally often those first in order are kept. Calls `tokensOf` once for each document.
 */
export async function fitTfIdf(
  count: number,
  tokensOf: TokensOf,
  options: TfIdfOptions,
  work: Work = {},
): Promise<{ model: TfIdf; matrix: SparseMatrix }> {
  throwIfCancelled(work.signal);
  const { documents, terms, frequency, uses } = await countTerms(count, tokensOf, work);
  const least = Math.max(1, Math.min(options.minDocuments, Math.floor(count / DOCUMENTS_A_TERM)));
  const most = Math.max(least, options.maxShare * count);
  const common = terms.map((_, id) => id).filter(id => frequency[id] >= least && frequency[id] <= most);
  const byTerm = (a: number, b: number) => (terms[a] < terms[b] ? -1 : 1);
  const used = common.length > options.maxFeatures ? common.sort((a, b) => uses[b] - uses[a] || byTerm(a, b)).slice(0, options.maxFeatures) : common;
  const kept = used.sort(byTerm);

  const column = new Int32Array(terms.length).fill(-1);
  kept.forEach((id, at) => (column[id] = at));
  const idf = Float64Array.from(kept, id => Math.log((1 + count) / (1 + frequency[id])) + 1);
  const pace = new Pace(work.signal);
  const matrix = await usesInOrder(documents, column, kept.length, pace);
  for (let row = 0; row < count; row++) {
    if (pace.due) await pace.breathe();
    toWeights(matrix, matrix.start[row], matrix.start[row + 1], idf, options.sublinear);
  }
  const columnOf = new Map(kept.map((id, at) => [terms[id], at]));
  const model: TfIdf = {
    terms: kept.map(id => terms[id]),
    idf,
    weigh(tokens) {
      const counts = countsOf(tokens);
      const row = inOrder(Int32Array.from(counts.keys(), term => columnOf.get(term) ?? -1), Float64Array.from(counts.values()));
      toWeights(row, 0, row.columns.length, idf, options.sublinear);
      return row;
    },
  };
  return { model, matrix };
}

interface CountedTerms {
  readonly documents: readonly { readonly ids: Int32Array; readonly counts: Int32Array }[];
  readonly terms: readonly string[];
  /** Documents that have each term, and its uses in all of them. */
  readonly frequency: readonly number[];
  readonly uses: readonly number[];
}

async function countTerms(count: number, tokensOf: TokensOf, work: Work): Promise<CountedTerms> {
  const pace = new Pace(work.signal);
  const table = wordTable();
  const frequency: number[] = [];
  const uses: number[] = [];
  const documents: { ids: Int32Array; counts: Int32Array }[] = [];
  /** Uses of each term in the document at hand, and the terms met in it. */
  const own: number[] = [];
  let met: number[] = [];
  const hear: TokenVisitor = (within, start, end) => {
    const id = table.numberOf(within, start, end);
    if (id === own.length) {
      frequency.push(0);
      uses.push(0);
      own.push(0);
    }
    if (own[id]++ === 0) met.push(id);
  };
  for (let document = 0; document < count; document++) {
    met = [];
    tokensOf(document, hear);
    const [ids, counts] = [new Int32Array(met.length), new Int32Array(met.length)];
    for (let at = 0; at < met.length; at++) {
      const id = met[at];
      ids[at] = id;
      counts[at] = own[id];
      frequency[id]++;
      uses[id] += own[id];
      own[id] = 0;
    }
    documents.push({ ids, counts });
    if (pace.due) {
      work.report?.(document, count);
      await pace.breathe();
    }
  }
  work.report?.(count, count);
  return { documents, terms: table.words, frequency, uses };
}

/** How often each document uses the terms that have a column (−1 = none), columns ascending. */
async function usesInOrder(documents: CountedTerms['documents'], column: Int32Array, columnCount: number, pace: Pace): Promise<SparseMatrix> {
  const start = new Int32Array(documents.length + 1);
  for (let row = 0; row < documents.length; row++) start[row + 1] = start[row] + countKept(documents[row].ids, column);
  const columns = new Int32Array(start[documents.length]);
  const values = new Float64Array(columns.length);
  let to = 0;
  for (const { ids, counts } of documents) {
    if (pace.due) await pace.breathe();
    for (let at = 0; at < ids.length; at++) {
      if (column[ids[at]] < 0) continue;
      columns[to] = column[ids[at]];
      values[to++] = counts[at];
    }
  }
  // Turned twice, the columns of each row are in order, and none was sorted.
  const turned = transposed({ rows: documents.length, columnCount, start, columns, values });
  await pace.breathe();
  return transposed(turned);
}

function countKept(ids: Int32Array, column: Int32Array): number {
  let kept = 0;
  for (let at = 0; at < ids.length; at++) if (column[ids[at]] >= 0) kept++;
  return kept;
}

/** The uses of the terms that have a column (−1 = none), columns ascending. */
function inOrder(columns: Int32Array, uses: Float64Array): SparseRow {
  // A column and its place in one number: numbers are sorted faster than by a rule.
  const places = new Float64Array(columns.length);
  let count = 0;
  for (let at = 0; at < columns.length; at++) if (columns[at] >= 0) places[count++] = columns[at] * columns.length + at;
  const order = Int32Array.from(places.subarray(0, count).sort(), place => place % columns.length);
  return { columns: order.map(at => columns[at]), values: Float64Array.from(order, at => uses[at]) };
}

/** Makes uses of terms, of one row from one entry to another, weights of unit length. */
function toWeights({ columns, values }: SparseRow, from: number, to: number, idf: Float64Array, sublinear: boolean): void {
  let square = 0;
  for (let at = from; at < to; at++) {
    values[at] = (sublinear ? 1 + Math.log(values[at]) : values[at]) * idf[columns[at]];
    square += values[at] * values[at];
  }
  const length = Math.sqrt(square);
  for (let at = from; at < to; at++) values[at] /= length;
}
