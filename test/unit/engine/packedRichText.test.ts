import { describe, expect, it } from 'vitest';
import { TooMuch } from '../../../src/engine/formats/archive';
import { packedRichText } from '../../../src/engine/formats/packedRichText';

/** A letter, or a part that is taken from a place in what was before, of so many letters. */
type Part = number | readonly [from: number, letters: number];

/** The bytes that stand before what is packed, in the window where parts are taken from. */
const KNOWN_BYTES = 207;

function packed(parts: readonly Part[], kind = 'LZFu'): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < parts.length; at += 8) {
    const eight = parts.slice(at, at + 8);
    bytes.push(eight.reduce<number>((flags, part, bit) => flags | (typeof part === 'number' ? 0 : 1 << bit), 0));
    for (const part of eight) bytes.push(...(typeof part === 'number' ? [part] : [part[0] >> 4, ((part[0] & 0xf) << 4) | (part[1] - 2)]));
  }
  return Buffer.concat([Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(4), Buffer.from(bytes)]);
}
const letters = (text: string): Part[] => [...Buffer.from(text, 'latin1')];
const unpacked = (parts: readonly Part[], kind?: string) => packedRichText(packed(parts, kind)).toString('latin1');

describe('packed RTF', () => {
  it('has letters as they are, and parts of what RTF often has and of itself', () => {
    expect(unpacked(letters('Bees fly out, and they land.'))).toBe('Bees fly out, and they land.');
    expect(unpacked([[0, 12], ...letters(' Bees '), [KNOWN_BYTES + 13, 4]])).toBe('{\\rtf1\\ansi\\ Bees Bees');
    expect(unpacked([[KNOWN_BYTES - 8, 8], ...letters('1')])).toBe('u\\tab\\tx1');
    // What is taken reaches into what it adds.
    expect(unpacked([...letters('ab'), [KNOWN_BYTES, 17]])).toBe('ab'.repeat(10).slice(0, 19));
    expect([2, 17].map(many => unpacked([[0, many]]).length)).toEqual([2, 17]);
  });

  it('goes round in its window', () => {
    const text = Array.from({ length: 6_000 }, (_, at) => String.fromCharCode(97 + ((at * at) % 23))).join('');
    // Letter 4,096 - 207 of the text is the first of the window's second round.
    expect(unpacked([...letters(text), [0, 4], [4_094, 4]]).slice(6_000)).toBe(text.slice(4_096 - KNOWN_BYTES, 4_100 - KNOWN_BYTES) + (text.slice(4_094 - KNOWN_BYTES, 4_096 - KNOWN_BYTES) + text.slice(4_096 - KNOWN_BYTES, 4_098 - KNOWN_BYTES)));
  });

  it('ends where a part begins where it would be put', () => {
    expect(unpacked([...letters('Bees'), [KNOWN_BYTES + 4, 2], ...letters(' fly')])).toBe('Bees');
    expect(unpacked([...letters('Bees'), [KNOWN_BYTES + 5, 2], ...letters(' fly')])).toBe('Bees\0\0 fly');
  });

  it('is not packed, or nothing, by what its head says', () => {
    expect(packedRichText(Buffer.concat([Buffer.alloc(8), Buffer.from('MELA'), Buffer.alloc(4), Buffer.from('{\\rtf1 a}')])).toString()).toBe('{\\rtf1 a}');
    expect(unpacked(letters('Bees'), 'LZFx')).toBe('');
    for (const length of [0, 8, 12, 16]) expect(packedRichText(packed(letters('Bees')).subarray(0, length))).toHaveLength(0);
  });

  it('is unpacked as far as it goes', () => {
    const whole = packed([...letters('Bees '), [0x123, 7]]);
    expect(packedRichText(whole.subarray(0, -2)).toString()).toBe('Bees ');
    expect(packedRichText(whole.subarray(0, -4)).toString()).toBe('Bee');
    // Of a part that is cut in the midst the rest counts as zeros.
    expect(packedRichText(whole.subarray(0, -1)).toString('latin1')).toBe(`Bees ${unpacked([[0x120, 2]])}`);
  });

  it('has sixteen million letters at most', () => {
    const most = 16 << 20;
    const many = (count: number): Part[] => [97, ...Array<Part>(Math.floor((count - 1) / 16)).fill([1, 16]), ...letters('b'.repeat((count - 1) % 16))];
    expect(packedRichText(packed(many(most)))).toHaveLength(most);
    expect(() => packedRichText(packed(many(most + 1)))).toThrow(TooMuch);
  });
});
