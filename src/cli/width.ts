const NO_WIDTH = /^(?:\p{M}|\p{Cf})$/u;
const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;
// eslint-disable-next-line no-control-regex -- control characters in a file name must not reach the terminal
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Number of terminal columns a text takes: ideographs and emoji two, combining marks none. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** The text without what would change the terminal or turn the direction of writing: a space stands for each of these, so that places stay. */
export function plainLetters(text: string): string {
  return text.replace(CONTROLS, ' ');
}

/** The text made to fill exactly so many columns: cut with "…" or filled up with spaces; what would change the terminal is taken out. */
export function fitted(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const clean = plainLetters(text);
  let shown = clean;
  if (width(clean) > columns) {
    shown = '';
    for (const character of clean) {
      if (width(shown + character) > columns - 1) break;
      shown += character;
    }
    shown += '…';
  }
  const space = ' '.repeat(Math.max(0, columns - width(shown)));
  return align === 'left' ? shown + space : space + shown;
}
