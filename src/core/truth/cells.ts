/** The cells of tab-separated text, row by row; empty lines left out. */
export function tabRows(text: string): string[][] {
  return text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '').map(line => line.split('\t'));
}

/**
 * The cells of comma-separated text (RFC 4180: quotes around a cell, doubled inside it), row by row; empty lines left out.
 * Semicolons separate where the first line has more of them. A quote that never closes ends with the text.
 */
export function commaRows(text: string): string[][] {
  const [first] = text.split(/[\r\n]/, 1);
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows[rows.length - 1].push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) {
      endCell();
    } else if (character === '\n' || character === '\r') {
      endCell();
      rows.push([]);
    } else {
      cell += character;
    }
  }
  endCell();
  return rows.filter(cells => cells.some(value => value !== ''));
}
