/** Lines as one text: a word that was divided between two of them becomes whole; scripts without blanks get none. */
export function joinedLines(lines: readonly string[]): string {
  return lines.map((line, at) => (at < lines.length - 1 ? beforeNext(line, lines[at + 1]) : line)).join('');
}

function beforeNext(line: string, next: string): string {
  if (/\p{L}[-\u00ad\u2010]$/u.test(line) && /^\p{Ll}/u.test(next)) return line.slice(0, -1);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、]$/u.test(line) && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(next)) return line;
  return `${line} `;
}
