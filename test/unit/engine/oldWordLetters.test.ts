import { expect, test } from 'vitest';
import { openCompound } from '../../../src/engine/formats/compound';
import { areBold, lettersOf, sizeOf } from '../../../src/engine/formats/oldWordLetters';
import { eachProperty } from '../../../src/engine/formats/oldWordRuns';
import { compoundFile } from '../../made/compoundFile';

const bytesOf = (...parts: readonly (readonly number[])[]) => Buffer.from(parts.flat());
const [BOLD, SIZE, DELETED] = [[0x35, 0x08], [0x43, 0x4a], [0x00, 0x08]];

test('letters are bold as they say, or as their style, or not as that', () => {
  const own = (bold: number) => lettersOf(bytesOf([...BOLD, bold]));
  const told = [0, 1, 0x80, 0x81].map(bold => [areBold(own(bold), { bold: 1 }), areBold(own(bold), { bold: 0 })]);
  expect(told).toEqual([[false, false], [true, true], [true, false], [false, true]]);
  expect([areBold(undefined, { bold: 1 }), areBold(undefined, {})]).toEqual([true, false]);
});

test('letters are as large as they say, else as their style says, else as usual', () => {
  expect([sizeOf(lettersOf(bytesOf([...SIZE, 44, 0])), { size: 30 }), sizeOf(undefined, { size: 30 }), sizeOf(undefined, {})]).toEqual([44, 30, 20]);
});

test('letters are unseen where that is switched on', () => {
  expect([1, 0].map(on => lettersOf(bytesOf([...DELETED, on])))).toEqual([{ isUnseen: true }, undefined]);
});

test('properties are passed over by the length that each has', () => {
  // Values of one, two, four and three bytes, one that says its length, and the definition of a table, which does so in two bytes.
  const values = [[0x00, 0x08, 9], [0x43, 0x4a, 9, 9], [0x03, 0x6a, 9, 9, 9, 9], [0x00, 0xe0, 9, 9, 9], [0x01, 0xc6, 2, 9, 9], [0x08, 0xd6, 4, 1, ...Array<number>(259).fill(9)]];
  const names: number[] = [];
  eachProperty(bytesOf(...values, [...BOLD, 1]), name => names.push(name));
  expect(names).toEqual([0x0800, 0x4a43, 0x6a03, 0xe000, 0xc601, 0xd608, 0x0835]);
});

test.each([63, 64, 65, 4_095, 4_096, 4_097])('a file of %i bytes in a compound file is read whole', size => {
  const content = Buffer.from(Array.from({ length: size }, (_, at) => at % 251));
  expect(openCompound(compoundFile({ Content: content, Other: Buffer.alloc(70, 1) }))!.stream('Content')).toEqual(content);
});
