import { describe, expect, it } from 'vitest';
import { textsInSet } from '../../../src/engine/formats/propertySet';

const [TEXT, WIDE_TEXT, SHORT_NUMBER] = [0x1e, 0x1f, 2];

function value(type: number, length: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(type);
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, bytes]);
}
const narrow = (text: string, length = text.length + 1) => value(TEXT, length, Buffer.from(`${text}\0`, 'latin1'));
const wide = (text: string, length = text.length + 1) => value(WIDE_TEXT, length, Buffer.from(`${text}\0`, 'utf16le'));

/** A set of properties with one section, which begins `at` a place; `told` is how many it says there are. */
function setOf(properties: readonly (readonly [number: number, value: Buffer])[], { at = 48, told = properties.length } = {}): Buffer {
  const places = Buffer.alloc(8 + 8 * properties.length);
  let end = places.length;
  for (const [index, [number, { length }]] of properties.entries()) {
    places.writeUInt32LE(number, 8 + 8 * index);
    places.writeUInt32LE(end, 12 + 8 * index);
    end += length;
  }
  places.writeUInt32LE(end);
  places.writeUInt32LE(told, 4);
  const head = Buffer.alloc(at);
  head.writeUInt32LE(at, 44);
  return Buffer.concat([head, places, ...properties.map(([, bytes]) => bytes)]);
}
const found = (set: Buffer | undefined) => Object.fromEntries(textsInSet(set));

describe('a set of properties', () => {
  it('has texts of one byte a letter and of two, up to their first zero', () => {
    expect(found(setOf([[2, narrow('Bees')], [5, wide('Wäbe')], [6, narrow('hive\0\0x')], [7, wide('wax\0y')], [8, narrow('')]]))).toEqual({ 2: 'Bees', 5: 'Wäbe', 6: 'hive', 7: 'wax', 8: '' });
  });

  it('has no text longer than it says, nor than its bytes', () => {
    expect(found(setOf([[2, narrow('Bees fly', 4)], [3, wide('Bees fly', 4)], [4, narrow('home', 0xffffffff)]]))).toEqual({ 2: 'Bees', 3: 'Bees', 4: 'home' });
    expect(found(setOf([[4, wide('home', 0xffffffff)]]))).toEqual({ 4: 'home' });
    const long = 'b'.repeat(70_000);
    expect(Object.values(found(setOf([[2, narrow(long)], [3, wide(long)]]))).map(({ length }) => length)).toEqual([1 << 16, 1 << 15]);
  });

  it('is in the code page that it names, wherever it does, and in Western letters where it names none', () => {
    const code = [1, value(SHORT_NUMBER, 1251, Buffer.alloc(0))] as const;
    const bees = [2, narrow('\xcf\xf7\xe5\xeb\xfb')] as const;
    expect([found(setOf([code, bees])), found(setOf([bees, code])), found(setOf([bees]))]).toEqual([{ 2: 'Пчелы' }, { 2: 'Пчелы' }, { 2: 'Ï÷åëû' }]);
  });

  it('says nothing by what is no text', () => {
    expect(found(setOf([[2, value(3, 4, Buffer.from('Bees'))], [3, value(0x41, 4, Buffer.from('Bees'))]]))).toEqual({});
  });

  it('is read as far as it goes', () => {
    expect(found(undefined)).toEqual({});
    const whole = setOf([[2, narrow('Bees')], [3, narrow('fly')]]);
    expect(found(setOf([[2, narrow('Bees')]], { at: 60 }))).toEqual({ 2: 'Bees' });
    expect([0, 47, 48, 55, 56, 63].map(end => found(whole.subarray(0, end)))).toEqual(Array(6).fill({}));
    // The last value begins three bytes and a zero, behind eight of what it is, before the end.
    expect([1, 4, 5, 12].map(cut => found(whole.subarray(0, whole.length - cut)))).toEqual([{ 2: 'Bees', 3: 'fly' }, { 2: 'Bees', 3: '' }, { 2: 'Bees' }, { 2: 'Bees' }]);
    expect(found(setOf([[2, narrow('Bees')], [3, narrow('fly')]], { told: 1 }))).toEqual({ 2: 'Bees' });
    expect(found(setOf([[2, narrow('Bees')]], { told: 0xffffffff }))).toMatchObject({ 2: 'Bees' });
    expect(Object.keys(found(setOf(Array.from({ length: 1_200 }, (_, at) => [at + 2, narrow('b')] as const))))).toHaveLength(1_000);
  });
});
