import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/core/documents/decode';

const text = 'Grüße aus Köln: déjà vu, œuvre, “quoted” – 茶.';
const latin = 'Grüße aus Köln, déjà vu';

function utf16(value: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...value].join('');
  const bytes = new DataView(new ArrayBuffer(2 * units.length));
  for (let at = 0; at < units.length; at++) bytes.setUint16(2 * at, units.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
}

describe('decode', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 little-endian with a mark', utf16(text, true, true)],
    ['UTF-16 big-endian with a mark', utf16(text, false, true)],
    ['UTF-16 little-endian', utf16(text, true, false)],
    ['UTF-16 big-endian', utf16(text, false, false)],
  ])('reads %s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text });
  });

  it('falls back to Latin-1', () => {
    expect(decode(Uint8Array.from(latin, letter => letter.charCodeAt(0)))).toEqual({ text: latin });
  });

  it('keeps UTF-8 with a few broken bytes', () => {
    const bytes = new TextEncoder().encode(text.repeat(3));
    bytes[0] = 0xff;
    expect(decode(bytes)).toEqual({ text: `\ufffd${text.repeat(3).slice(1)}` });
  });

  it.each([
    ['zero bytes', new Uint8Array([72, 101, 0, 0, 3, 255, 254, 108, 108, 111])],
    ['control characters', Uint8Array.from({ length: 400 }, (_, at) => 1 + (at * 37) % 250)],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>')],
  ])('takes %s for binary', (_, bytes) => {
    expect(decode(bytes)).toEqual({ reason: 'Binary data, not text.' });
  });

  it('finds nothing in nothing', () => {
    expect(decode(new Uint8Array())).toEqual({ reason: 'Empty.' });
    expect(decode(new TextEncoder().encode(' \n\t\n'))).toEqual({ reason: 'Empty.' });
  });

  it('reads a part that ends inside a character', () => {
    const bytes = new TextEncoder().encode('茶茶茶');
    expect(decode(bytes.subarray(0, 8), { part: true })).toEqual({ text: '茶茶' });
  });
});
