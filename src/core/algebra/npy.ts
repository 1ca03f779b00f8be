import type { Matrix } from '../types';
import { throwIfCancelled, type Work } from '../work';

/**
 * NumPy's format for one array (NEP 1): a magic text, the version, the length of a header, the header as a literal of Python
 * padded to a multiple of 64 bytes, then the numbers.
 */
const MAGIC = '\x93NUMPY';
const ALIGNED = 64;
const FORM = /^\{\s*'descr':\s*(?:'([^']*)'|\[.*\]),\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([\d,\s]*)\),?\s*\}/s;

/** A matrix as NumPy reads it: 32-bit floating point, little-endian, row by row. */
export function npyBytes({ rows, columns, data }: Matrix): Uint8Array {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const before = MAGIC.length + 4;
  const length = Math.ceil((before + header.length + 1) / ALIGNED) * ALIGNED - before;
  const bytes = new Uint8Array(before + length + 4 * data.length);
  bytes.set([...MAGIC].map(character => character.charCodeAt(0)));
  bytes.set([1, 0, length & 255, length >> 8], MAGIC.length);
  bytes.set(new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), before);
  const numbers = new DataView(bytes.buffer, before + length);
  for (let at = 0; at < data.length; at++) numbers.setFloat32(4 * at, data[at], true);
  return bytes;
}

/** Why an array cannot be used, and what to do, in one or two sentences. */
export interface UnusableArray {
  readonly reason: string;
}

/** Bytes of a file from one on: so many, or fewer where it ends. */
export type BytesAt = (from: number, count: number) => Promise<Uint8Array>;

/** Bytes of a header at most: those of matrices have less than two hundred, and a length that was made up asks for gigabytes. */
const LONGEST_HEADER = 10_000;
/** Bytes of numbers that are read at a time. */
const PIECE = 1 << 22;

/**
 * The matrix in an array of 32-bit or 64-bit floating point that NumPy saved row by row, from a file of `size` bytes. It is
 * read in pieces: arrays of a million documents are larger than what can be read at once. Rejects with a `CancelledError`.
 */
export async function readNpy(bytesAt: BytesAt, size: number, { signal }: Work = {}): Promise<Matrix | UnusableArray> {
  const head = await bytesAt(0, 12);
  const magic = String.fromCharCode(...head.subarray(0, MAGIC.length));
  if (magic !== MAGIC || head.length < 12) return { reason: 'It is no .npy file. Write it with numpy.save(FILE, vectors).' };
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  // The length of the header has four bytes from version 2 on.
  const wide = head[6] >= 2;
  const from = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const said = length > LONGEST_HEADER ? '' : new TextDecoder().decode(await bytesAt(from, length));
  const form = formOf(said);
  if ('reason' in form) return form;
  const { rows, columns, width, littleEndian } = form;
  const cut = { reason: `It says that it holds ${rows} rows of ${columns} numbers, but it ends before. Copy or write it again.` };
  const first = from + length;
  const end = first + rows * columns * width;
  if (size < end) return cut;
  const data = new Float32Array(rows * columns);
  for (let at = first; at < end; at += PIECE) {
    throwIfCancelled(signal);
    const count = Math.min(PIECE, end - at);
    const piece = await bytesAt(at, count);
    if (piece.length < count) return cut;
    putNumbers(data, (at - first) / width, piece, width, littleEndian);
  }
  return { rows, columns, data };
}

interface Form {
  readonly rows: number;
  readonly columns: number;
  /** Bytes of a number. */
  readonly width: number;
  readonly littleEndian: boolean;
}

function formOf(header: string): Form | UnusableArray {
  const [, type, fortran, shape] = FORM.exec(header) ?? [];
  const sizes = shape?.split(',').filter(part => part.trim() !== '').map(Number) ?? [NaN];
  if (!sizes.every(Number.isSafeInteger)) return { reason: 'Its header cannot be read. Write it again with numpy.save(FILE, vectors).' };
  const [, order, width] = /^([<>])f([48])$/.exec(type ?? '') ?? [];
  if (width === undefined) return { reason: `Its numbers are ${type === undefined ? 'records of several types' : `of the type ${type}`}, not 32-bit or 64-bit floating point. Save vectors.astype('float32').` };
  if (fortran === 'True') return { reason: 'It is in Fortran order, column by column. Save numpy.ascontiguousarray(vectors).' };
  if (sizes.length !== 2) return { reason: `It has ${sizes.length === 1 ? '1 dimension' : `${sizes.length} dimensions`}, not 2: one row a document, one column a number.` };
  const [rows, columns] = sizes;
  if (columns === 0) return { reason: 'Its rows have no numbers. Save one row a document, one column a number.' };
  return { rows, columns, width: Number(width), littleEndian: order === '<' };
}

/** A piece's numbers, from the number `first` of all on. */
function putNumbers(data: Float32Array, first: number, piece: Uint8Array, width: number, littleEndian: boolean): void {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  const count = piece.length / width;
  for (let at = 0; at < count; at++) data[first + at] = width === 4 ? view.getFloat32(4 * at, littleEndian) : view.getFloat64(8 * at, littleEndian);
}
