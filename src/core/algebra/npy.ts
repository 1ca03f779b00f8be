import type { Matrix } from '../types';

/**
 * NumPy's format for one array (NEP 1): a magic text, the version, the length of a header, the header as a literal of Python
 * padded to a multiple of 64 bytes, then the numbers.
 */
const MAGIC = '\x93NUMPY';
const ALIGNED = 64;
const FORM = /^\{\s*'descr':\s*(?:'([^']*)'|\[.*\]),\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([^)]*)\),?\s*\}/s;

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

/** The matrix in an array of 32-bit or 64-bit floating point that NumPy saved row by row. */
export function readNpy(bytes: Uint8Array): Matrix | UnusableArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < 12) return { reason: 'It is no .npy file. Write it with numpy.save(FILE, vectors).' };
  // The length of the header has four bytes from version 2 on.
  const wide = bytes[6] >= 2;
  const from = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const [, type, fortran, shape] = FORM.exec(new TextDecoder().decode(bytes.subarray(from, from + length))) ?? [];
  if (fortran === undefined) return { reason: 'Its header cannot be read. Write it again with numpy.save(FILE, vectors).' };
  const [, order, size] = /^([<>])f([48])$/.exec(type ?? '') ?? [];
  if (size === undefined) return { reason: `Its numbers are ${type === undefined ? 'records of several types' : `of the type ${type}`}, not 32-bit or 64-bit floating point. Save vectors.astype('float32').` };
  if (fortran === 'True') return { reason: 'It is in Fortran order, column by column. Save numpy.ascontiguousarray(vectors).' };
  const sizes = shape.split(',').filter(part => part.trim() !== '').map(Number);
  if (sizes.length !== 2) return { reason: `It has ${sizes.length === 1 ? '1 dimension' : `${sizes.length} dimensions`}, not 2: one row a document, one column a number.` };
  const [rows, columns] = sizes;
  const width = Number(size);
  if (bytes.length < from + length + rows * columns * width) return { reason: `It says that it holds ${rows} rows of ${columns} numbers, but it ends before. Copy or write it again.` };
  return { rows, columns, data: numbersIn(view, from + length, rows * columns, width, order === '<') };
}

function numbersIn(view: DataView, from: number, count: number, width: number, littleEndian: boolean): Float32Array {
  const data = new Float32Array(count);
  for (let at = 0; at < count; at++) data[at] = width === 4 ? view.getFloat32(from + 4 * at, littleEndian) : view.getFloat64(from + 8 * at, littleEndian);
  return data;
}
