/** A record of a list in JSON, or of objects by their names: its text where it is an object, and where it begins. */
export interface JsonItem {
  readonly text?: string;
  /** What it is called there, as JSON writes it. */
  readonly name?: string;
  /** More than can be a record. */
  readonly isLarge?: boolean;
  /** Counted from 1. */
  readonly line: number;
  /** Which of these it is, counted from 1. */
  readonly number: number;
  /** What was said of a part of its text. */
  readonly remark?: string;
}

/** Thrown for what is no JSON; the message begins with the line. */
export class BrokenJson extends Error {
  constructor(line: number, what: string) {
    super(`Line ${line}: ${what}`);
  }
}

/** A list that is looked at, or an object around lists, which may hold records by their names. */
interface Level {
  readonly kind: 'top' | '{' | '[';
  /** The names that lead there, each behind a line end, which none has in it. */
  readonly path: string;
  /** Its kind and path, by which it is known. */
  readonly place: string;
  readonly line: number;
  awaits: 'name' | 'colon' | 'value' | 'comma';
  name: string;
  /** Values in it so far, and objects among them. */
  values: number;
  objects: number;
  /** The names in an object. */
  readonly names: Set<string>;
  /** How many of the objects in it have each of their names. */
  readonly within: Map<string, number>;
}

/** Characters of a record. */
const MOST_CHARACTERS = 16 << 20;
/** Lists below more objects are none that an export has its records in. */
const DEEPEST = 12;
const LONGEST_NAME = 200;
/** Objects by which it is told whether they are alike, and so records, and names that are looked at. */
const LOOKED_AT = 500;
/** Share of what is in an object that are objects where these are records. */
const MOSTLY = 0.9;
/** In place of a path: objects stand one behind the other, without a list around them. */
const SEQUENCE = 'sequence';

/**
 * Finds lists of objects in JSON that comes piece by piece, at the top or behind names within objects, and objects that hold others
 * which are alike by their names; hands over what is in one of them: what `list` of another, that went through the same text, has found. Of what is within a record only the brackets
 * are looked at. Throws a `BrokenJson`.
 */
export class JsonLists {
  private readonly levels: Level[] = [];
  private best: Pick<Level, 'place' | 'objects'> | undefined;
  private begun = false;
  private text = '';
  private at = 0;
  private line = 1;
  /** Up to here lines of this piece are counted. */
  private counted = 0;
  private inString = false;
  private inName = false;
  private isEscaped = false;
  private inWord = false;
  /** How many brackets are open within a value that is passed over. */
  private inner = 0;
  private innerLine = 1;
  private item: { parts: string[]; length: number; readonly line: number; readonly number: number; readonly name?: string; remark?: string } | undefined;
  /** Where what is to be kept of this piece begins. */
  private from = 0;

  constructor(private readonly wanted?: string, private readonly most = MOST_CHARACTERS) {
    this.push('top', '');
  }

  /** The list with the most objects, the first of these; undefined without one. It is known once a list begins at the top. */
  get list(): string | undefined {
    if (this.levels[0].objects > 1) return SEQUENCE;
    return this.begun ? '[' : this.best?.place;
  }

  get isKnown(): boolean {
    return this.begun;
  }

  /** What of the list a further piece of text completes. */
  *read(text: string, remark?: string): Generator<JsonItem> {
    [this.text, this.at, this.from, this.counted] = [text, 0, 0, 0];
    while (this.at < text.length) {
      const item = this.inString ? this.string() : this.inner > 0 ? this.within() : this.structure();
      if (this.item && remark !== undefined) this.item.remark ??= remark;
      if (item) yield remark === undefined ? item : { remark, ...item };
    }
    this.keep(text.length);
    this.lineHere();
  }

  /** To be called behind the last piece. */
  end(): void {
    const open = this.levels.at(-1)!;
    if (this.inner > 0) throw new BrokenJson(this.innerLine, 'what begins here is never closed; the file may be a part of one.');
    if (open.kind !== 'top') throw new BrokenJson(open.line, `"${open.kind}" is never closed; the file may be a part of one.`);
  }

  private string(): undefined {
    const from = this.at;
    IN_STRING.lastIndex = this.isEscaped ? from + 1 : from;
    const end = IN_STRING.exec(this.text)?.index ?? this.text.length;
    const closes = this.text[end] === '"';
    this.at = end + 1;
    this.isEscaped = this.text[end] === '\\';
    const open = this.levels.at(-1)!;
    if (this.inName) open.name += this.text.slice(from, Math.min(closes ? end : end + 1, from + LONGEST_NAME - open.name.length));
    if (closes && this.inName && open.names.size < LOOKED_AT) open.names.add(open.name);
    if (closes) this.inString = this.inName = false;
  }

  private within(): JsonItem | undefined {
    BRACKETS.lastIndex = this.at;
    const end = BRACKETS.exec(this.text)?.index ?? this.text.length;
    const sign = this.text[end];
    this.at = end + 1;
    if (sign === '"') this.inString = true;
    else if (sign === '{' || sign === '[') this.inner++;
    else if (sign !== undefined && --this.inner === 0 && this.item) return this.done();
    return undefined;
  }

  /** Goes on by a sign or word outside of records. */
  private structure(): JsonItem | undefined {
    const open = this.levels.at(-1)!;
    if (this.inWord) return this.word();
    const sign = this.text[this.at];
    if (/\s/.test(sign)) {
      BLANKS.lastIndex = this.at;
      this.at += BLANKS.exec(this.text)![0].length;
      return undefined;
    }
    if (open.kind === 'top' && sign !== '{' && sign !== '[') throw this.broken(open.values === 0 ? 'it is not JSON, which begins with "[" or "{".' : `behind the end of the JSON stands ${sign}`);
    if (sign === '"' && open.awaits === 'name') {
      [this.inString, this.inName, open.name, open.awaits] = [true, true, '', 'colon'];
    } else if (sign === ':' && open.awaits === 'colon') open.awaits = 'value';
    else if (sign === ',' && open.awaits === 'comma') open.awaits = open.kind === '{' ? 'name' : 'value';
    else if ((sign === '}' && open.kind === '{') || (sign === ']' && open.kind === '[')) this.pop(open);
    else if (open.awaits === 'value' && (sign === '{' || sign === '[')) return this.open(open, sign);
    else if (open.awaits === 'value' && (sign === '"' || WORD_BEGINS.test(sign))) return this.simple(open, sign);
    else throw this.broken(`${AWAITED[open.awaits]} should stand here, not ${sign}`);
    this.at++;
    return undefined;
  }

  private open(level: Level, sign: '{' | '['): JsonItem | undefined {
    level.values++;
    if (sign === '{') level.objects++;
    if (level.kind !== 'top') level.awaits = 'comma';
    else this.begun ||= sign === '[' && level.values === 1;
    const isOne = this.isWanted(level);
    const path = level.kind === '{' ? `${level.path}\n${level.name}` : level.path;
    const line = this.lineHere();
    this.at++;
    if (!isOne && level.kind !== '[' && (level.kind !== 'top' || level.values === 1 || sign === '[') && this.levels.length < DEEPEST) {
      this.push(sign, path);
      return undefined;
    }
    [this.inner, this.innerLine] = [1, line];
    if (!isOne) return undefined;
    const item = { line, number: level.values, ...(level.kind === '{' && { name: level.name }) };
    if (sign === '[') return item;
    this.item = { parts: [], length: 0, ...item };
    this.from = this.at - 1;
    return undefined;
  }

  /** A value that is no list or object. */
  private simple(level: Level, sign: string): JsonItem | undefined {
    level.values++;
    level.awaits = 'comma';
    const item = this.isWanted(level) ? { line: this.lineHere(), number: level.values } : undefined;
    if (sign === '"') this.inString = true;
    else this.inWord = true;
    this.at++;
    return item;
  }

  private word(): undefined {
    WORD.lastIndex = this.at;
    this.at += WORD.exec(this.text)![0].length;
    this.inWord = this.at === this.text.length;
  }

  private isWanted(level: Level): boolean {
    if (this.wanted === undefined) return false;
    return level.kind === 'top' ? this.wanted === SEQUENCE : level.place === this.wanted;
  }

  private done(): JsonItem {
    this.keep(this.at);
    const { parts, length, ...item } = this.item!;
    this.item = undefined;
    return length > this.most ? { ...item, isLarge: true } : { ...item, text: parts.join('') };
  }

  /** Keeps what belongs to a record, up to a place in this piece. */
  private keep(to: number): void {
    if (!this.item) return;
    this.item.length += to - this.from;
    if (this.item.length > this.most) this.item.parts = [];
    else this.item.parts.push(this.text.slice(this.from, to));
    this.from = 0;
  }

  private push(kind: Level['kind'], path: string): void {
    this.levels.push({ kind, path, place: `${kind}${path}`, line: this.line, awaits: kind === '{' ? 'name' : 'value', name: '', values: 0, objects: 0, names: new Set(), within: new Map() });
  }

  private pop(level: Level): void {
    this.levels.pop();
    const around = this.levels.at(-1)!;
    if (level.kind === '{' && around.objects <= LOOKED_AT) for (const name of level.names) around.within.set(name, (around.within.get(name) ?? 0) + 1);
    if (level.objects > (this.best?.objects ?? 0) && (level.kind === '[' || holdsRecords(level))) this.best = level;
  }

  private lineHere(): number {
    const to = Math.min(this.at, this.text.length);
    for (let at = this.text.indexOf('\n', this.counted); at >= 0 && at < to; at = this.text.indexOf('\n', at + 1)) this.line++;
    this.counted = to;
    return this.line;
  }

  private broken(what: string): BrokenJson {
    return new BrokenJson(this.lineHere(), what);
  }
}

/** Whether an object holds others that are alike: of most a name is the same. */
function holdsRecords({ objects, values, within }: Level): boolean {
  return objects > 1 && objects >= MOSTLY * values && [...within.values()].some(number => number > Math.min(objects, LOOKED_AT) / 2);
}

const IN_STRING = /["\\]/g;
const BRACKETS = /["{}[\]]/g;
const BLANKS = /\s+/y;
const WORD = /[^\s,:[\]{}"]*/y;
/** Of numbers, true, false, null, and what Python writes besides. */
const WORD_BEGINS = /[-\dtfnNI]/;
const AWAITED = { name: 'a name in double quotes', colon: 'a colon', value: 'a value', comma: 'a comma or the closing bracket' } as const;
