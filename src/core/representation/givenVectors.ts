import type { Algebra } from '../algebra/algebra';
import { rowRange, rowsOf, unitRows } from '../algebra/rows';
import { zeros } from '../algebra/shapes';
import { KindredError } from '../errors';
import { fitRidge, type LinearMap } from '../instant/ridge';
import type { Parameters } from '../parameters';
import { formulaSafe } from '../report/csv';
import { labelKey } from '../truth/origin';
import type { Matrix } from '../types';
import { mapPaced, Pace, throwIfCancelled, type Work } from '../work';
import type { Embedder } from './embedder';
import { latentSpace, type LatentSpace } from './lsa';
import type { DocumentText, Representation } from './representation';

/** Vectors that were made elsewhere. */
export interface GivenVectors {
  readonly vectors: Matrix;
  /** The document of each row; without them rows stand in the order of the records. */
  readonly ids?: readonly string[];
}

/** What tells of them. */
export interface GivenFrom {
  readonly identity: string;
  /** What people know them by. */
  readonly file: string;
  read(work: Work): Promise<GivenVectors>;
  readonly algebra: Algebra;
  /** Parameters of the directions of words that other texts are placed by. */
  readonly words: Parameters;
}

/** Weights cost about as much as one document says. */
const PENALTY = 1;

/**
 * Documents by vectors that were made elsewhere, scaled to unit length. Nothing but the documents has one, so that phrases,
 * passages and questions are where their words lead: by ridge regression from directions of words to the vectors, learnt from
 * the documents when first asked for. So are documents without a row, as new ones are, unless most have none. Rejects with a
 * `KindredError` where these are most, or a row has no numbers.
 */
export function givenRepresentation(from: GivenFrom): Representation {
  const { identity, algebra } = from;
  return {
    identity,
    async represent(documents, work = {}) {
      throwIfCancelled(work.signal);
      const given = await from.read({ signal: work.signal });
      const rows = rowsFor(given, documents, from.file);
      const having = documents.filter((_, at) => rows[at] >= 0);
      const own = unitRows(rowsOf(given.vectors, rows.filter(row => row >= 0)));
      let learnt: Promise<{ readonly words: LatentSpace; readonly map: LinearMap }> | undefined;
      const learn = async (learning: Work = {}) => {
        const words = await latentSpace(having, from.words, learning);
        return { words, map: await fitRidge(words.vectors, own, PENALTY, algebra, learning) };
      };
      const embedder: Embedder = {
        identity: `${identity}, by words`,
        dimensions: own.columns,
        async embed(texts, embedWork = {}, onVectors) {
          if (having.length === 0) return zeros(texts.length, own.columns);
          const { words, map } = await (learnt ??= learn().catch(error => {
            // What failed for want of memory is tried again by the next question.
            learnt = undefined;
            throw error;
          }));
          const placed = zeros(texts.length, words.vectors.columns);
          const known = await mapPaced(texts, new Pace(embedWork.signal), (text, row) => words.place(text, placed.data.subarray(row * placed.columns, (row + 1) * placed.columns)) > 0);
          const vectors = unitRows(await map(placed, { signal: embedWork.signal }));
          // Without a known word there is nothing but the mean of all documents.
          known.forEach((any, row) => any || vectors.data.fill(0, row * vectors.columns, (row + 1) * vectors.columns));
          onVectors?.([...texts.keys()], vectors);
          embedWork.report?.(texts.length, texts.length);
          return vectors;
        },
      };
      const without = documents.filter((_, at) => rows[at] < 0);
      if (without.length > 0) learnt = learn({ signal: work.signal });
      const placed = without.length > 0 ? await embedder.embed(without.map(({ whole }) => whole), { signal: work.signal }) : zeros(0, own.columns);
      work.report?.(documents.length, documents.length);
      return { vectors: inTurn(rows, own, placed), embedder, ...(without.length > 0 && { byWords: without.length }) };
    },
  };
}

const LIST_IDS = "List the documents' ids in the order of the rows, one a line, in a file of the same name that ends in .csv, or in one that the parameter ids names.";

/** The row of each document, −1 for none. */
function rowsFor({ vectors, ids }: GivenVectors, documents: readonly DocumentText[], file: string): Int32Array {
  const odd = firstOdd(vectors);
  if (odd !== undefined) throw unusable(file, `Row ${odd + 1}${ids ? ` ("${ids[odd]}")` : ''} has a value that is no finite number. ${ids ? 'Leave it and its id out; its document is placed by its words then.' : 'Write that row again.'}`);
  if (documents.length === 0) return new Int32Array(0);
  if (!ids) {
    // Lines of records have an order that who made the vectors saw too; files have none.
    const inOrder = documents.every(({ path }) => path === undefined);
    if (inOrder && vectors.rows === documents.length) return Int32Array.from(documents.keys());
    throw unusable(file, `${inOrder ? `It has ${counted(vectors.rows, 'row')} for ${counted(documents.length, 'document')}` : 'Nothing says which file each row is of'}. ${LIST_IDS}`);
  }
  if (ids.length !== vectors.rows) throw unusable(file, `It has ${counted(vectors.rows, 'row')}, and its file of ids has ${counted(ids.length, 'id')}. Write one id for each row.`);
  const rowOf = new Map<string, number>();
  ids.forEach((id, row) => {
    const key = labelKey(id);
    if (rowOf.has(key)) throw unusable(file, `Rows ${rowOf.get(key)! + 1} and ${row + 1} are of the same document, "${id}". Leave one of them out.`);
    rowOf.set(key, row);
  });
  const rows = documents.map(({ id = '', path = id, own = id }) => [id, path, own, formulaSafe(id), formulaSafe(own)].map(name => rowOf.get(labelKey(name))).find(row => row !== undefined) ?? -1);
  const missing = documents.filter((_, at) => rows[at] < 0);
  if (2 * missing.length > documents.length) throw unusable(file, `${missing.length} of the ${counted(documents.length, 'document')} have no row in it, the first of them "${missing[0].id}"; its first row is of "${ids[0]}".`);
  return Int32Array.from(rows);
}

/** The next row of those of documents that have one, or of those of the others, for each document. */
function inTurn(rows: Int32Array, own: Matrix, others: Matrix): Matrix {
  const vectors = zeros(rows.length, own.columns);
  let [had, placed] = [0, 0];
  rows.forEach((row, at) => vectors.data.set(row >= 0 ? rowRange(own, had++, 1).data : rowRange(others, placed++, 1).data, at * own.columns));
  return vectors;
}

/** The first row with a value that is not finite. */
function firstOdd({ data, columns }: Matrix): number | undefined {
  const at = data.findIndex(value => !Number.isFinite(value));
  return at < 0 ? undefined : Math.floor(at / columns);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function unusable(file: string, reason: string): KindredError {
  return new KindredError('badInput', `The vectors in ${file} cannot be used. ${reason}`);
}
