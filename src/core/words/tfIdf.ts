import type { SparseMatrix, SparseRow } from '../algebra/sparse';
import { mapPaced, Pace, throwIfCancelled, type Work } from '../work';

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

/** A term must be in at most every so many-th document for it to be kept: small folders lower `minDocuments`. */
const DOCUMENTS_A_TERM = 50;

/**
 * Term frequency times inverse document frequency (Spärck Jones 1972) with scikit-learn's smoothing, rows of unit length.
 * A small folder lowers `minDocuments` to a fiftieth of its documents, at least 1; `maxShare` never asks for fewer
 * documents than that. Of terms used equally often those first in order are kept. Calls `tokensOf` once for each document.
 */
export async function fitTfIdf(
  count: number,
  tokensOf: (document: number) => readonly string[],
  options: TfIdfOptions,
  work: Work = {},
): Promise<{ model: TfIdf; matrix: SparseMatrix }> {
  throwIfCancelled(work.signal);
  const { documents, terms, frequency, uses } = await countTerms(count, tokensOf, work);
  const least = Math.max(1, Math.min(options.minDocuments, Math.floor(count / DOCUMENTS_A_TERM)));
  const most = Math.max(least, options.maxShare * count);
  const common = terms.map((_, id) => id).filter(id => frequency[id] >= least && frequency[id] <= most);
  const inOrder = (a: number, b: number) => (terms[a] < terms[b] ? -1 : 1);
  const used = common.length > options.maxFeatures ? common.sort((a, b) => uses[b] - uses[a] || inOrder(a, b)).slice(0, options.maxFeatures) : common;
  const kept = used.sort(inOrder);

  const column = new Int32Array(terms.length).fill(-1);
  kept.forEach((id, at) => (column[id] = at));
  const idf = Float64Array.from(kept, id => Math.log((1 + count) / (1 + frequency[id])) + 1);
  const weighed = await mapPaced(documents, new Pace(work.signal), ({ ids, counts }) => weights(ids.map(id => column[id]), counts, idf, options.sublinear));
  const columnOf = new Map(kept.map((id, at) => [terms[id], at]));
  const model: TfIdf = {
    terms: kept.map(id => terms[id]),
    idf,
    weigh(tokens) {
      const counts = countOf(tokens);
      return weights(Int32Array.from(counts.keys(), term => columnOf.get(term) ?? -1), Float64Array.from(counts.values()), idf, options.sublinear);
    },
  };
  return { model, matrix: stacked(weighed, kept.length) };
}

interface CountedTerms {
  readonly documents: readonly { readonly ids: Int32Array; readonly counts: Float64Array }[];
  readonly terms: readonly string[];
  /** Documents that have each term, and its uses in all of them. */
  readonly frequency: readonly number[];
  readonly uses: readonly number[];
}

async function countTerms(count: number, tokensOf: (document: number) => readonly string[], work: Work): Promise<CountedTerms> {
  const pace = new Pace(work.signal);
  const known = new Map<string, number>();
  const terms: string[] = [];
  const frequency: number[] = [];
  const uses: number[] = [];
  const documents: { ids: Int32Array; counts: Float64Array }[] = [];
  /** Uses of each term in the document at hand. */
  const own: number[] = [];
  for (let document = 0; document < count; document++) {
    const met: number[] = [];
    for (const term of tokensOf(document)) {
      let id = known.get(term);
      if (id === undefined) {
        known.set(term, (id = terms.length));
        terms.push(term);
        frequency.push(0);
        uses.push(0);
        own.push(0);
      }
      if (own[id]++ === 0) met.push(id);
    }
    documents.push({ ids: Int32Array.from(met), counts: Float64Array.from(met, id => own[id]) });
    for (const id of met) {
      frequency[id]++;
      uses[id] += own[id];
      own[id] = 0;
    }
    if (pace.due) {
      work.report?.(document, count);
      await pace.breathe();
    }
  }
  work.report?.(count, count);
  return { documents, terms, frequency, uses };
}

function countOf(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** A row of unit length from the columns of a document's terms (−1 = not known) and how often it has them. */
function weights(columns: Int32Array, counts: Float64Array, idf: Float64Array, sublinear: boolean): SparseRow {
  // A column and its place in one number: numbers are sorted faster than by a rule.
  const places = new Float64Array(columns.length);
  let count = 0;
  for (let at = 0; at < columns.length; at++) if (columns[at] >= 0) places[count++] = columns[at] * columns.length + at;
  const inOrder = places.subarray(0, count).sort();
  const row = { columns: new Int32Array(count), values: new Float64Array(count) };
  let square = 0;
  for (let to = 0; to < count; to++) {
    const at = inOrder[to] % columns.length;
    const value = (sublinear ? 1 + Math.log(counts[at]) : counts[at]) * idf[columns[at]];
    row.columns[to] = columns[at];
    row.values[to] = value;
    square += value * value;
  }
  const length = Math.sqrt(square);
  for (let to = 0; to < count; to++) row.values[to] /= length;
  return row;
}

function stacked(rows: readonly SparseRow[], columnCount: number): SparseMatrix {
  const start = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, row) => (start[row + 1] = start[row] + columns.length));
  const columns = new Int32Array(start[rows.length]);
  const values = new Float64Array(start[rows.length]);
  rows.forEach((row, at) => {
    columns.set(row.columns, start[at]);
    values.set(row.values, start[at]);
  });
  return { rows: rows.length, columnCount, start, columns, values };
}
