import { expect, it } from 'vitest';
import { openCompound } from '../../../src/engine/formats/compound';

const [END, SECTOR, SHORT] = [0xfffffffe, 4_096, 64];

/** A compound file with sectors of 4,096 bytes, as version 4 of the format has: a long stream in two sectors apart, and a short one. */
function largeSectors(shift = 12): Buffer {
  const file = Buffer.alloc(7 * SECTOR);
  const sector = (number: number) => file.subarray((number + 1) * SECTOR, (number + 2) * SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  for (const [at, value] of [[24, 0x3e], [26, 4], [28, 0xfffe], [30, shift], [32, 6]]) file.writeUInt16LE(value, at);
  file.fill(0xff, 76, 512);
  for (const [at, value] of [[44, 1], [48, 1], [56, 4_096], [60, 4], [64, 1], [68, END], [76, 0]]) file.writeUInt32LE(value, at);
  sector(0).fill(0xff);
  // Sectors 2 and 5 are the long stream, 3 holds the short ones, 4 tells of these.
  for (const [number, next] of [[0, 0xfffffffd], [1, END], [2, 5], [3, END], [4, END], [5, END]]) sector(0).writeUInt32LE(next, 4 * number);
  const entries = [
    ['Root Entry', 5, 0xffffffff, 1, 3, 3 * SHORT], ['Long', 2, 2, 0xffffffff, 2, SECTOR + 10], ['Short', 2, 0xffffffff, 0xffffffff, 0, SHORT + 5],
  ] as const;
  for (const [index, [name, kind, right, below, first, size]] of entries.entries()) {
    const entry = sector(1).subarray(128 * index);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE(2 * name.length + 2, 64);
    entry[66] = kind;
    for (const [at, value] of [[68, 0xffffffff], [72, right], [76, below], [116, first], [120, size]]) entry.writeUInt32LE(value, at);
  }
  sector(2).fill('a');
  sector(5).fill('b');
  sector(3).fill('c', 0, SHORT).fill('d', SHORT, 2 * SHORT).fill('e', 2 * SHORT, 3 * SHORT);
  sector(4).fill(0xff);
  for (const [number, next] of [[0, 2], [1, END], [2, END]]) sector(4).writeUInt32LE(next, 4 * number);
  return file;
}

it('a compound file is read with large sectors too', () => {
  const file = openCompound(largeSectors())!;
  expect(file.stream('Long')?.toString()).toBe('a'.repeat(SECTOR) + 'b'.repeat(10));
  expect(file.stream('Short')?.toString()).toBe('c'.repeat(SHORT) + 'e'.repeat(5));
  expect([file.stream('Root Entry'), file.stream('Other')]).toEqual([undefined, undefined]);
});

it('a compound file has sectors of two sizes, and no others', () => {
  expect([0, 8, 10, 11, 13, 65_535].map(shift => openCompound(largeSectors(shift)))).toEqual(Array(6).fill(undefined));
  expect(openCompound(largeSectors().subarray(0, 511))).toBeUndefined();
});
