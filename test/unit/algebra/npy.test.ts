import { describe, expect, it } from 'vitest';
import { npyBytes, readNpy } from '../../../src/core/algebra/npy';
import { CancelledError } from '../../../src/core/work';

/** What numpy.save writes (NumPy 2.4.6), the header padded to its length. */
function saved(header: string, length: number, numbers: readonly number[], version = 1): Uint8Array {
  const sizes = version === 1 ? [length, 0] : [length, 0, 0, 0];
  return Uint8Array.from([...Buffer.from('\x93NUMPY', 'latin1'), version, 0, ...sizes, ...Buffer.from(`${header.padEnd(length - 1)}\n`), ...numbers]);
}

const matrix = { rows: 2, columns: 2, data: Float32Array.of(1.5, -2, 0, 3) };
const header = (type: string, fortran = 'False', shape = '(2, 2)') => `{'descr': '${type}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
const singles = [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x40, 0x40];
const doubles = [0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x40];
const bytesAt = (bytes: Uint8Array) => async (from: number, count: number) => bytes.subarray(from, from + count);
/** Reads them as a file of so many bytes; tells how many were asked for each time. */
async function readCounting(bytes: Uint8Array, size: number) {
  const asked: number[] = [];
  const read = await readNpy(async (from, count) => {
    asked.push(count);
    return bytesAt(bytes)(from, count);
  }, size);
  return { read, asked };
}
const readOf = (bytes: Uint8Array) => readNpy(bytesAt(bytes), bytes.length);
const reasonOf = async (bytes: Uint8Array) => ((await readOf(bytes)) as { reason: string }).reason;

describe('arrays of NumPy', () => {
  it('are written byte for byte as NumPy writes them', () => {
    expect(Buffer.from(npyBytes(matrix)).equals(saved(header('<f4'), 118, singles))).toBe(true);
  });

  it('are read: 32 and 64 bits, either order of bytes, either version, from the midst of other bytes', async () => {
    expect(await readOf(saved(header('<f4'), 118, singles))).toEqual(matrix);
    expect(await readOf(saved(header('<f8'), 116, doubles, 2))).toEqual(matrix);
    expect(await readOf(saved(header('>f4'), 118, singles.map((_, at) => singles[at - (at % 4) + 3 - (at % 4)])))).toEqual(matrix);
    const within = Buffer.concat([Buffer.from('abc'), npyBytes(matrix)]).subarray(3);
    expect(await readOf(within)).toEqual(matrix);
    expect(await readOf(npyBytes({ rows: 0, columns: 7, data: new Float32Array() }))).toEqual({ rows: 0, columns: 7, data: new Float32Array() });
  });

  it('that cannot be used are told with what to do', async () => {
    expect(await reasonOf(saved(header('<i8'), 118, doubles))).toBe("Its numbers are of the type <i8, not 32-bit or 64-bit floating point. Save vectors.astype('float32').");
    expect(await reasonOf(saved(`{'descr': [('a', '<f4'), ('b', '<f4')], 'fortran_order': False, 'shape': (3,), }`, 118, singles))).toContain('records of several types');
    expect(await reasonOf(saved(header('<f4', 'True'), 118, singles))).toContain('numpy.ascontiguousarray(vectors)');
    expect(await reasonOf(saved(header('<f4', 'False', '(4,)'), 118, singles))).toContain('1 dimension, not 2');
    expect(await reasonOf(saved(header('<f4', 'False', '(2, 2, 1)'), 118, singles))).toContain('3 dimensions, not 2');
    expect(await reasonOf(saved(header('<f4', 'False', '(2, 3)'), 118, singles))).toContain('2 rows of 3 numbers, but it ends before');
    expect(await reasonOf(Buffer.from('PK\x03\x04 a zip file'))).toContain('no .npy file');
    expect(await reasonOf(saved('{}', 118, singles))).toContain('header cannot be read');
  });

  it.each(['(-1, -1)', '(nan, 2)', '(2.5, 2)', '(1e999, 2)', '(0x2, 2)', '(2 2, 1)'])('with the shape %s have no header that can be read', async shape => {
    expect(await reasonOf(saved(header('<f4', 'False', shape), 118, singles))).toContain('header cannot be read');
  });

  it('whose rows hold nothing are of no use', async () => {
    expect(await reasonOf(saved(header('<f4', 'False', '(9999999, 0)'), 118, []))).toContain('rows have no numbers');
  });

  it('ask for no more than a header can have where one gives its length in gigabytes', async () => {
    const hostile = saved(header('<f4'), 118, singles, 2);
    hostile.fill(255, 8, 12);
    const { read, asked } = await readCounting(hostile, 2 ** 33);
    expect(read).toMatchObject({ reason: expect.stringContaining('header cannot be read') });
    expect(Math.max(...asked)).toBeLessThan(100);
  });

  it('are read in pieces, and can be stopped between them', async () => {
    const rows = 300_000;
    const bytes = npyBytes({ rows, columns: 8, data: Float32Array.from({ length: 8 * rows }, (_, at) => at % 1001) });
    const { read, asked } = await readCounting(bytes, bytes.length);
    expect(read).toMatchObject({ rows, columns: 8 });
    expect((read as { data: Float32Array }).data.every((value, at) => value === at % 1001)).toBe(true);
    expect(asked.length).toBeGreaterThan(4);
    expect(Math.max(...asked)).toBeLessThan(bytes.length / 2);
    await expect(readNpy(bytesAt(bytes), bytes.length, { signal: AbortSignal.abort() }).then(() => 'read')).rejects.toBeInstanceOf(CancelledError);
    expect(await readNpy(bytesAt(bytes.subarray(0, -4)), bytes.length)).toMatchObject({ reason: expect.stringContaining('but it ends before') });
  });
});
