import { compoundFile } from './compoundFile';

const TEXT_AT = 0x200;

/** A document of Word 97 without styles, of pieces of text, each with one byte a letter or two; `times` names each piece so often, though it is there once. */
export function oldWordFile(pieces: readonly { readonly text: string; readonly wide?: boolean }[], times = 1): Buffer {
  const data = pieces.map(({ text, wide }) => Buffer.from(text, wide ? 'utf16le' : 'latin1'));
  const named = Array.from({ length: times }, () => pieces.map((piece, at) => ({ ...piece, at }))).flat();
  const main = Buffer.concat([Buffer.alloc(TEXT_AT), ...data]);
  const table = Buffer.alloc(5 + 4 * (named.length + 1) + 8 * named.length);
  table[0] = 2;
  table.writeUInt32LE(table.length - 5, 1);
  let letters = 0;
  for (const [number, { text, wide, at }] of named.entries()) {
    letters += text.length;
    table.writeUInt32LE(letters, 5 + 4 * (number + 1));
    const place = TEXT_AT + data.slice(0, at).reduce((sum, { length }) => sum + length, 0);
    table.writeUInt32LE(wide ? place : (0x40000000 | (2 * place)) >>> 0, 5 + 4 * (named.length + 1) + 8 * number + 2);
  }
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt32LE(letters, 0x4c);
  main.writeUInt32LE(table.length, 0x1a6);
  return compoundFile({ WordDocument: main, '0Table': table });
}
