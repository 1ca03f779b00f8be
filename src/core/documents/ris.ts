import { MOST_OF_ENTRY, STRIDE, type Entries, type Entry } from './bibtex';

/** What the tags of RIS are called in BibTeX; what has another name keeps its tag. */
const TAGS: Readonly<Record<string, string>> = { TI: 'title', T1: 'title', AB: 'abstract', N2: 'abstract', KW: 'keywords', PY: 'year', Y1: 'year', DA: 'date', AU: 'author', A1: 'author', ID: 'key', DO: 'doi', UR: 'url' };

/** The entries of a RIS file, as EndNote, Zotero and publishers write them; lines that no tag begins go on with the one above. */
export function* risEntries(text: string): Entries {
  let line = 0;
  let begun: Begun | undefined;
  let values: string[] | undefined;
  for (const row of linesOf(text)) {
    if (begun) begun.length += row.length;
    if (line % STRIDE === 0) yield undefined;
    const tag = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/.exec(row);
    if (tag?.[1] === 'TY' || tag?.[1] === 'ER') {
      if (begun) yield entryOf(begun);
      begun = tag[1] === 'TY' ? { line, length: 0, fields: new Map() } : undefined;
      values = undefined;
    } else if (begun && begun.length > MOST_OF_ENTRY) {
      values = undefined;
    } else if (tag && begun) {
      const [, given, value = ''] = tag;
      const name = TAGS[given] ?? given.toLowerCase();
      values = begun.fields.get(name) ?? [];
      // Some say title and abstract twice, by an old and a new tag.
      if (value.trim() !== '' && values.at(-1) !== value.trim()) begun.fields.set(name, values).get(name)!.push(value.trim());
    } else if (values && values.length > 0 && row.trim() !== '') {
      values[values.length - 1] += ` ${row.trim()}`;
    }
    line++;
  }
  if (begun) yield entryOf(begun);
}

/** An entry while its lines are read, with as many characters. */
interface Begun {
  readonly line: number;
  length: number;
  readonly fields: Map<string, string[]>;
}

function* linesOf(text: string): Generator<string> {
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    yield text.slice(from, end.index);
    from = ends.lastIndex;
  }
  yield text.slice(from);
}

function entryOf({ line, length, fields }: Begun): Entry {
  if (length > MOST_OF_ENTRY) return { line, isLarge: true, fields: new Map() };
  return { line, fields: new Map([...fields].map(([name, all]) => [name, name === 'keywords' ? all : all.join(name === 'author' ? '; ' : '\n\n')] as const)) };
}
