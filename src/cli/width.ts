const NO_WIDTH = /^(?:\p{M}|\p{Cf})$/u;
const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]$/u;
// eslint-disable-next-line no-control-regex -- control characters in a file name must not reach the terminal
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Number of terminal columns a text takes: ideographs and emoji two, combining marks none. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** The text made to fill exactly so many columns: cut with "…" or filled up with spaces; control characters are taken out. */
export function fitted(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const clean = text.replace(CONTROLS, ' ');
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
