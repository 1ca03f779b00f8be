import { aroundMarks } from '../../core/retrieval/around';
import type { Style } from '../style';
import { fitted, plainLetters, width } from '../width';
import type { Found } from './found';

const GAP = '  ';
/** Columns below which likeness, title and headings say too little beside a place. */
const LEAST_FACTS = 16;

/**
 * What was found, two lines each: where it stands, how alike it is and below which headings; then as much of the passage as a
 * line of `columns` holds, with the words that were asked for lit. Places are never cut, so that they can be opened; beside a
 * long one there is no room, so that what is said of it follows in a line of its own.
 */
export function foundTable(found: readonly Found[], style: Style, columns: number): string {
  return found.map(each => `${placeLine(each, style, columns)}\n${GAP}${excerptLine(each, style, columns - GAP.length)}\n`).join('\n');
}

function placeLine({ document, passage, likeness, byMeaning, place: written }: Found, style: Style, columns: number): string {
  const place = plainLetters(written);
  const facts = [Math.max(0, likeness).toFixed(2), ...(byMeaning ? ['by meaning'] : []), ...ownId(document), [document.title, ...passage.headings].join(' › ')].join(' · ');
  const room = columns - width(place) - GAP.length;
  return room >= LEAST_FACTS ? `${style.bold(place)}${GAP}${style.dim(fitted(facts, room).trimEnd())}` : `${style.bold(place)}\n${GAP}${style.dim(fitted(facts, columns - GAP.length).trimEnd())}`;
}

/** What a record is called where that says more than its place does. */
function ownId({ id, line }: Found['document']): string[] {
  return line === undefined || /^(?:row|line) \d+$/.test(id) ? [] : [id];
}

/** Characters are taken away until it fits: wide ones take two columns. */
function excerptLine({ passage, marks }: Found, style: Style, columns: number): string {
  const text = plainLetters(passage.text);
  const part = (length: number, mark?: (marked: string) => string) => aroundMarks(text, marks, length, mark);
  let length = Math.max(1, columns);
  for (let over = width(part(length)) - columns; over > 0 && length > 1; over = width(part(length)) - columns) length -= Math.ceil(over / 2);
  return part(length, marked => style.bold(marked));
}
