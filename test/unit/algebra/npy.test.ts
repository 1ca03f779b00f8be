import { describe, expect, it } from 'vitest';
import { npyBytes, readNpy } from '../../../src/core/algebra/npy';

/** What numpy.save writes (NumPy 2.4.6), the header padded to its length. */
function saved(header: string, length: number, numbers: readonly number[], version = 1): Uint8Array {
  const sizes = version === 1 ? [length, 0] : [length, 0, 0, 0];
  return Uint8Array.from([...Buffer.from('\x93NUMPY', 'latin1'), version, 0, ...sizes, ...Buffer.from(`${header.padEnd(length - 1)}\n`), ...numbers]);
}

const matrix = { rows: 2, columns: 2, data: Float32Array.of(1.5, -2, 0, 3) };
const header = (type: string, fortran = 'False', shape = '(2, 2)') => `{'descr': '${type}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
const singles = [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x40, 0x40];
const doubles = [0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x40];
const reasonOf = (bytes: Uint8Array) => (readNpy(bytes) as { reason: string }).reason;

describe('arrays of NumPy', () => {
  it('are written byte for byte as NumPy writes them', () => {
    expect(Buffer.from(npyBytes(matrix)).equals(saved(header('<f4'), 118, singles))).toBe(true);
  });

  it('are read: 32 and 64 bits, either order of bytes, either version, from the midst of other bytes', () => {
    expect(readNpy(saved(header('<f4'), 118, singles))).toEqual(matrix);
    expect(readNpy(saved(header('<f8'), 116, doubles, 2))).toEqual(matrix);
    expect(readNpy(saved(header('>f4'), 118, singles.map((_, at) => singles[at - (at % 4) + 3 - (at % 4)])))).toEqual(matrix);
    const within = Buffer.concat([Buffer.from('abc'), npyBytes(matrix)]).subarray(3);
    expect(readNpy(within)).toEqual(matrix);
    expect(readNpy(npyBytes({ rows: 0, columns: 7, data: new Float32Array() }))).toEqual({ rows: 0, columns: 7, data: new Float32Array() });
  });

  it('that cannot be used are told with what to do', () => {
    expect(reasonOf(saved(header('<i8'), 118, doubles))).toBe("Its numbers are of the type <i8, not 32-bit or 64-bit floating point. Save vectors.astype('float32').");
    expect(reasonOf(saved(`{'descr': [('a', '<f4'), ('b', '<f4')], 'fortran_order': False, 'shape': (3,), }`, 118, singles))).toContain('records of several types');
    expect(reasonOf(saved(header('<f4', 'True'), 118, singles))).toContain('numpy.ascontiguousarray(vectors)');
    expect(reasonOf(saved(header('<f4', 'False', '(4,)'), 118, singles))).toContain('1 dimension, not 2');
    expect(reasonOf(saved(header('<f4', 'False', '(2, 2, 1)'), 118, singles))).toContain('3 dimensions, not 2');
    expect(reasonOf(saved(header('<f4', 'False', '(2, 3)'), 118, singles))).toContain('2 rows of 3 numbers, but it ends before');
    expect(reasonOf(Buffer.from('PK\x03\x04 a zip file'))).toContain('no .npy file');
    expect(reasonOf(saved('{}', 118, singles))).toContain('header cannot be read');
  });
});
