import { rowRange } from '../../core/algebra/rows';
import { zeros } from '../../core/algebra/shapes';
import { packedZeros, packInto, type PackedRows } from '../../core/algebra/packedRows';
import type { Embedder } from '../../core/representation/embedder';
import type { Document, Matrix } from '../../core/types';
import { mapPaced, Pace, type Work } from '../../core/work';
import type { FoundPassage } from '../../protocol/answers';
import { passageTexts } from '../run/placePassages';
import { passagesAtOnce } from './passageRoom';

/** Documents with their vectors, in memory, for whoever asks about them. */
export interface Collection {
  readonly documents: readonly Document[];
  /** Positions by id. */
  readonly places: ReadonlyMap<string, number>;
  /** Unit rows, one a document; zeros for a document that the representation makes nothing of. */
  readonly vectors: Matrix;
  /** One row a passage; those of document i are `start[i]` … `start[i + 1] − 1`. */
  readonly passages: PackedRows;
  readonly start: Int32Array;
  /** Puts other texts into the same space; nothing of them is kept. */
  readonly embedder: Embedder;
}

/** What a collection is made of. */
export type Measured = Pick<Collection, 'documents' | 'vectors' | 'embedder'>;

/**
 * Puts documents and their vectors together, with those of their passages, which are measured here or taken from the store;
 * `hear` gets them as they come, in the order of `passageTexts`. Progress is told in passages. Rejects with an `outOfMemory`
 * error when there is no room for so many (`free` bytes there are).
 */
export async function makeCollection({ documents, vectors, embedder }: Measured, work: Work = {}, hear?: (vectors: Matrix) => Promise<void>, free?: number): Promise<Collection> {
  const start = new Int32Array(documents.length + 1);
  documents.forEach(({ passages }, i) => (start[i + 1] = start[i] + passages.length));
  const atOnce = passagesAtOnce(start[documents.length], vectors.columns, free);
  const passages = packedZeros(start[documents.length], vectors.columns);
  /** Rows of the documents with several passages; the vector of a single passage is that of its document. */
  const rows = new Int32Array(passages.rows);
  let several = 0;
  documents.forEach((document, i) => {
    if (document.passages.length === 1) packInto(passages, start[i], rowRange(vectors, i, 1));
    else for (let row = start[i]; row < start[i + 1]; row++) rows[several++] = row;
  });

  const texts = passageTexts(documents);
  const pace = new Pace(work.signal);
  for (let first = 0; first < several; first += atOnce) {
    const count = Math.min(atOnce, several - first);
    const part = await embedder.embed(
      await mapPaced(Array(count).keys(), pace, () => texts.next().value as string),
      { signal: work.signal, report: done => work.report?.(first + done, several) },
    );
    // Those that were kept are not told of one by one.
    work.report?.(first + count, several);
    await hear?.(part);
    for (let row = 0; row < count; row++) {
      if (pace.due) await pace.breathe();
      packInto(passages, rows[first + row], rowRange(part, row, 1));
    }
  }
  return { documents, places: new Map(documents.map(({ id }, i) => [id, i])), vectors, passages, start, embedder };
}

/** The vectors of these documents, a row for each; zeros for one that is not among those measured. */
export function vectorsInOrder({ documents, vectors }: Pick<Measured, 'documents' | 'vectors'>, ids: readonly string[]): Matrix {
  const places = new Map(documents.map(({ id }, at) => [id, at]));
  const ordered = zeros(ids.length, vectors.columns);
  ids.forEach((id, row) => {
    const place = places.get(id);
    if (place !== undefined) ordered.data.set(rowRange(vectors, place, 1).data, row * vectors.columns);
  });
  return ordered;
}

/** The document that a row of `passages` belongs to. */
export function documentOf({ start }: Pick<Collection, 'start'>, row: number): number {
  let [low, high] = [0, start.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start[middle] <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** A passage as answers tell of it, by its row. */
export function foundPassage({ documents, start }: Collection, document: number, row: number, likeness: number): FoundPassage {
  const at = row - start[document];
  const { text, headings, line, endLine } = documents[document].passages[at];
  return { at, text, headings, line, endLine, likeness };
}
