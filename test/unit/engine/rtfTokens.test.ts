import { expect, it } from 'vitest';
import { readRtf } from '../../../src/engine/formats/rtfTokens';

/** What is heard of RTF: brackets as they are, words as `\name:number`, text in quotes. */
function heard(rtf: string): string {
  const all: string[] = [];
  readRtf(Buffer.from(rtf, 'latin1'), {
    opened: () => all.push('{'),
    closed: () => all.push('}'),
    word: (name, number) => all.push(`\\${name}${number === undefined ? '' : `:${number}`}`),
    text: (bytes, from, to) => all.push(JSON.stringify(String.fromCharCode(...Array.from(bytes).slice(from, to)))),
  });
  return all.join(' ');
}

it.each([
  ['brackets, text and words', String.raw`{\b Bees}fly`, String.raw`{ \b "Bees" } "fly"`],
  ['one blank behind a word, which belongs to it', String.raw`\b  two\i-x`, String.raw`\b " two" \i "x"`],
  ['numbers of either sign', String.raw`\fs24\u-10179 ?\li0x`, String.raw`\fs:24 \u:-10179 "?" \li:0 "x"`],
  ['words of 32 letters at most', `\\${'a'.repeat(33)} b`, `\\${'a'.repeat(32)} "a b"`],
  ['numbers of ten digits at most', String.raw`\u12345678901 b`, String.raw`\u:1234567890 "1 b"`],
  ['negative numbers of ten digits at most', String.raw`\u-12345678901 b`, String.raw`\u:-1234567890 "1 b"`],
  ['large letters in words', String.raw`\AzZa1`, String.raw`\AzZa:1`],
  ['signs as words of one letter', '\\~\\_\\*\\{\\}\\\\a\\@\\[', '\\~ \\_ \\* \\{ \\} \\\\ "a" \\@ \\['],
  ['letters by their numbers', String.raw`\'e9\'4Ax\'zzy`, String.raw`"é" "J" "x" "y"`],
  ['line ends for nothing, unless behind a backslash', 'Be\r\nes\\\nfly\\\rout', '"Be" "es" \\par "fly" \\par "out"'],
  ['bytes of no text, which are passed over', String.raw`\bin4 {{}}a\bin-3 b\bin c\bin0d`, '"a" "b" "c" "d"'],
  ['signs between the letters and the brackets', 'a|~z', '"a|~z"'],
  ['what ends in the midst of a word, a number or a sign', '\\', ''],
  ['a word at the end', String.raw`a\par`, String.raw`"a" \par`],
  ['a minus at the end', String.raw`\li-`, String.raw`\li`],
  ['a letter cut at the end', String.raw`a\'4`, '"a" "\\u0004"'],
  ['bytes that are longer than all there are', String.raw`a\bin99 bc`, '"a"'],
])('RTF has %s', (_, rtf, tokens) => expect(heard(rtf)).toBe(tokens));
