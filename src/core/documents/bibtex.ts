import { latexText } from './latex';

/** An entry of a bibliography. */
export interface Entry {
  /** Line at which it begins, counted from 0. */
  readonly line: number;
  /** It is longer than an entry can be; its fields are not told then. */
  readonly isLarge?: boolean;
  /** By their names in small letters: its key as `key`, keywords as a list, all else as text. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>;
}

/** The entries of a text one by one, and nothing now and then while one of them takes long, so that whoever waits can give it up. */
export type Entries = Generator<Entry | undefined>;

/** Characters of an entry. */
export const MOST_OF_ENTRY = 4 << 20;
/** After as many lines, or signs that are looked at, it is asked whether to go on. */
export const STRIDE = 2_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Characters of a value to which no more are joined: abbreviations of abbreviations can double it line by line. */
const MOST_JOINED = 10_000;
const NO_ENTRIES = new Set(['comment', 'preamble']);

/**
 * The entries of a BibTeX or BibLaTeX file in plain letters, as Zotero, JabRef and Mendeley write them: texts in braces or quotes,
 * joined by `#`, with the abbreviations that `@string` gives. What stands between entries is left out;
 * of a value that is never closed its first line is read, and the next entry as if it were.
 */
export function* bibtexEntries(text: string): Entries {
  const strings = new Map<string, string>(MONTHS.map(month => [month, month]));
  const lines = new LineCount(text);
  const steps = new Steps();
  const begins = /@\s*([a-z]+)\s*([{(])\s*/giy;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    begins.lastIndex = at;
    const begun = begins.exec(text);
    if (steps.isLong()) yield undefined;
    if (!begun) {
      at++;
      continue;
    }
    const type = begun[1].toLowerCase();
    const from = at + begun[0].length;
    if (NO_ENTRIES.has(type)) {
      at = (yield* closed(text, from, begun[2] === '{' ? '}' : ')', steps)) ?? (yield* nextEntry(text, from, steps));
      continue;
    }
    const key = type === 'string' ? '' : /[^,\s})]*/y.exec(text.slice(from, from + 500))![0];
    const { fields, end } = yield* fieldsFrom(text, from + key.length, strings, steps);
    if (type === 'string') for (const [name, value] of fields) strings.set(name, value);
    else if (end - at > MOST_OF_ENTRY) yield { line: lines.at(at), isLarge: true, fields: new Map() };
    else if (fields.size > 0) yield { line: lines.at(at), fields: new Map([...(key === '' ? [] : [['key', key] as const]), ...[...fields].map(([name, value]) => [name, plain(name, value)] as const)]) };
    at = end;
  }
}

/** What looks for something, with nothing now and then. */
type Looking<T> = Generator<undefined, T>;

/** The steps that were taken through a text. */
class Steps {
  private taken = 0;

  /** Takes one; whether they were so many again that it may be asked whether to go on. */
  isLong(): boolean {
    return ++this.taken % STRIDE === 0;
  }
}

/** The fields behind a key up to the end of the entry, as they are written; the first of a name counts. */
function* fieldsFrom(text: string, from: number, strings: ReadonlyMap<string, string>, steps: Steps): Looking<{ readonly fields: Map<string, string>; readonly end: number }> {
  const fields = new Map<string, string>();
  const named = /[\s,]*([\p{L}][\p{L}\p{N}_:.+-]{0,60})\s*=\s*/uy;
  for (let at = from; ; ) {
    named.lastIndex = at;
    const name = named.exec(text);
    if (!name) return { fields, end: at + (/[\s,]*[})]?/y.exec(text.slice(at, at + 1_000))?.[0].length ?? 0) };
    let value = '';
    at += name[0].length;
    for (;;) {
      if (steps.isLong()) yield undefined;
      const piece = yield* valueAt(text, at, strings, steps);
      if (value.length < MOST_JOINED) value += piece.value;
      at = piece.end;
      const joined = /\s*#\s*/y.exec(text.slice(at, at + 200));
      if (!joined) break;
      at += joined[0].length;
    }
    const key = name[1].toLowerCase();
    if (!fields.has(key)) fields.set(key, value);
  }
}

function* valueAt(text: string, at: number, strings: ReadonlyMap<string, string>, steps: Steps): Looking<{ readonly value: string; readonly end: number }> {
  const closes = { '{': '}', '"': '"' }[text[at]];
  if (closes !== undefined) {
    const end = yield* closed(text, at + 1, closes, steps);
    // Of what is never closed its first line is sure.
    return end === undefined ? { value: text.slice(at + 1).split('\n', 1)[0].replace(/[\s,}"]+$/, ''), end: yield* nextEntry(text, at + 1, steps) } : { value: text.slice(at + 1, end - 1), end };
  }
  const word = /[^\s,#{}()"]{0,200}/y.exec(text.slice(at, at + 200))![0];
  return { value: strings.get(word.toLowerCase()) ?? word, end: at + word.length };
}

/** The place behind the sign that closes what is open at a place, outside of braces within; undefined where another entry begins before, or the text ends. */
function* closed(text: string, from: number, closes: string, steps: Steps): Looking<number | undefined> {
  let depth = 0;
  const signs = /[\n\\{}")]/g;
  signs.lastIndex = from;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (steps.isLong()) yield undefined;
    const [[sign], at] = [found, found.index];
    if (sign === '\n' && isEntry(text, at)) return undefined;
    if (sign === '\\') signs.lastIndex = at + 2;
    else if (depth === 0 && sign === closes) return at + 1;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
  }
  return undefined;
}

/** Where the next line begins an entry, or the text ends. */
function* nextEntry(text: string, from: number, steps: Steps): Looking<number> {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (steps.isLong()) yield undefined;
    if (isEntry(text, at)) return at;
  }
  return text.length;
}

/** Whether the line behind its break at a place begins an entry. */
function isEntry(text: string, at: number): boolean {
  return text[at + 1] === '@' && /^@[a-z]+\s*[{(]/i.test(text.slice(at + 1, at + 40));
}

function plain(name: string, value: string): string | readonly string[] {
  if (/^(url|doi|file|eprint|isbn|issn)$/.test(name)) return value.trim();
  const paragraphs = latexText(value).split(/\n\s*\n/).map(paragraph => paragraph.replace(/\s+/g, ' ').trim()).filter(paragraph => paragraph !== '');
  return name === 'keywords' ? keywordsOf(paragraphs.join(' ')) : paragraphs.join('\n\n');
}

function keywordsOf(text: string): string[] {
  return text.split(text.includes(';') ? ';' : ',').map(word => word.trim()).filter(word => word !== '');
}

/** Counts lines up to places that only grow. */
class LineCount {
  private line = 0;
  private end: number;

  constructor(private readonly text: string) {
    this.end = this.endFrom(0);
  }

  at(place: number): number {
    for (; this.end < place; this.line++) this.end = this.endFrom(this.end + 1);
    return this.line;
  }

  /** Where the line ends that goes on at a place; of the last one no place is behind that, however often it is asked for. */
  private endFrom(place: number): number {
    const at = this.text.indexOf('\n', place);
    return at < 0 ? Infinity : at;
  }
}
