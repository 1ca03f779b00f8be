import { packedRange, packedZeros, type PackedRows } from '../../core/algebra/packedRows';
import { rowRange } from '../../core/algebra/rows';
import type { Matrix } from '../../core/types';
import type { Collection } from './collection';

/** Documents that take the place of some of a collection, as a collection of their own. */
export interface Replacement {
  readonly fresh: Collection;
  /** Row before of each, −1 for a new one. */
  readonly before: Int32Array;
  /** Rows before of documents that are gone. */
  readonly gone: ReadonlySet<number>;
}

/** The collection after changes: what is not gone in its order, changed documents in their places, new ones last. */
export function changedCollection(old: Collection, { fresh, before, gone }: Replacement): Collection {
  const changed = new Map<number, number>();
  before.forEach((row, at) => row >= 0 && changed.set(row, at));
  const rows: (readonly [from: Collection, row: number])[] = [];
  old.documents.forEach((_, row) => {
    const at = changed.get(row);
    if (at !== undefined) rows.push([fresh, at]);
    else if (!gone.has(row)) rows.push([old, row]);
  });
  before.forEach((row, at) => row < 0 && rows.push([fresh, at]));

  const documents = rows.map(([from, row]) => from.documents[row]);
  const start = new Int32Array(rows.length + 1);
  documents.forEach(({ passages }, i) => (start[i + 1] = start[i] + passages.length));
  const { columns } = old.vectors;
  const vectors: Matrix = { rows: rows.length, columns, data: new Float32Array(rows.length * columns) };
  const passages = packedZeros(start[rows.length], columns);
  rows.forEach(([from, row], i) => {
    vectors.data.set(rowRange(from.vectors, row, 1).data, i * columns);
    copyPacked(packedRange(from.passages, from.start[row], from.start[row + 1] - from.start[row]), passages, start[i]);
  });
  return { documents, places: new Map(documents.map(({ id }, i) => [id, i])), vectors, passages, start, embedder: old.embedder };
}

function copyPacked(from: PackedRows, to: PackedRows, first: number): void {
  to.data.set(from.data, first * to.columns);
  to.scales.set(from.scales, first);
}
