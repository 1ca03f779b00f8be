/** Marks that stand above, below or through a letter, by the command that puts them there. */
const MARKS: Record<string, string> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', u: '\u0306', '.': '\u0307', '"': '\u0308',
  r: '\u030a', H: '\u030b', v: '\u030c', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331',
};
/** Letters that are commands of their own. */
const LETTERS: Record<string, string> = { ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ' };
const DOTLESS: Record<string, string> = { '\\i': 'i', '\\j': 'j' };

/** Letters with the marks that LaTeX commands give them (`M\"uller`, `fran\c{c}ais`, `na\"{\i}ve`), written as one letter each. */
export function plainLetters(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/(?<!\\)\\(?:([`'^"~=.])|([uvHcdbkr])(?:\s+|(?=[{\\])))(?:\{(\\[ij]|\p{L})\}|(\\[ij])(?![a-zA-Z])[ \t]*|(\p{L}))/gu, (_, sign?: string, name?: string, inBraces?: string, dotless?: string, letter?: string) => {
      const base = inBraces ?? dotless ?? letter!;
      return ((DOTLESS[base] ?? base) + MARKS[(sign ?? name)!]).normalize('NFC');
    })
    .replace(/(?<!\\)\\(ss|ae|AE|oe|OE|o|O|l|L|aa|AA|i|j|dh|DH|th|TH)(?:\{\}|(?![a-zA-Z(])\s*)/g, (_, name: string) => LETTERS[name])
    // Braces held the command together, and part no word.
    .replace(/\{((?=\P{ASCII})\p{L})\}/gu, '$1');
}
