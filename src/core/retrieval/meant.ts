import { countedBy } from '../documents/kinds';
import { KindredError } from '../errors';
import { lastPart } from '../paths';
import { labelKey } from '../truth/origin';
import type { Skipped } from '../types';
import type { Placed } from './place';

const MOST_NAMED = 3;
/** A place behind a file's name, as `search` tells it, and as compilers do: `a.md:12`, `a.md:12:3`, `paper.pdf, page 3`. */
const PLACE = /^(.+?)(?::(?<line>\d{1,9})(?::\d{0,9})?|, page (?<page>\d{1,9})|, slide (?<slide>\d{1,9}))$/s;

/** What a question is about: a document, or the passage at a line, page or slide of it, counted from 0. */
export interface Meant<D extends Placed> {
  readonly document: D;
  readonly line?: number;
}

/** What can be named. */
export interface Nameable<D extends Placed> {
  readonly documents: readonly D[];
  readonly skipped: readonly Skipped[];
  /** What a name may be the id of, the likeliest first. */
  readonly namesOf: (given: string) => readonly string[];
  /** The file whose records the documents are: its name, and whether that is what a given one means. */
  readonly records?: { readonly name: string; readonly isMeant: (given: string) => boolean };
  /** Words for what holds the documents, and for how one of them is named. */
  readonly of: string;
  readonly how: string;
}

/**
 * The document that is named by its path, by the file's name where only one has it, or by its id, a record by its line too; with
 * the place that is named behind it. Throws a `badInput` error for what is none.
 */
export function meantAmong<D extends Placed>(given: string, among: Nameable<D>): Meant<D> {
  const document = byPath(given, among);
  const written = PLACE.exec(given);
  if (document || !written) return { document: document ?? elseNamed(given, among) };
  const record = recordAt(written[1], Number(written.groups!.line), among);
  if (record) return { document: record };
  const named = byPath(written[1], among) ?? elseNamed(written[1], among);
  return { document: named, line: lineIn(named, written.groups!) };
}

/** The record of a file at a line, which is that of many where all JSON stands in one. */
function recordAt<D extends Placed>(file: string, line: number, { documents, skipped, records }: Nameable<D>): D | undefined {
  if (!records?.isMeant(file)) return undefined;
  const [at, ...more] = documents.filter(({ line: first = 0 }) => first === line - 1);
  if (more.length > 0) throw new KindredError('badInput', `${number(more.length + 1)} records begin at line ${line} of ${records.name}: ${firstOf([at, ...more])}. Name one by its "id".`);
  const left = at ? undefined : skipped.find(({ path }) => path === `${records.name}:${line}`);
  if (left) throw notRead(left.path, left);
  return at ?? documents.findLast(({ line: first = 0 }) => first < line);
}

/** A place by its number, as it is called there. */
function lineIn({ id, path }: Placed, at: Readonly<Record<string, string | undefined>>): number {
  const by = path === undefined ? undefined : countedBy(path);
  if (by === undefined) throw new KindredError('badInput', `${id} has no lines or pages that are counted: name it without a place.`);
  const line = Number(at[by]) - 1;
  if (Number.isNaN(line)) throw new KindredError('badInput', `What is counted in ${id} are ${by}s: name ${by === 'line' ? `one as "${id}:12"` : `one as "${id}, ${by} 3"`}.`);
  return line;
}

function byPath<D extends Placed>(given: string, { documents, namesOf }: Nameable<D>): D | undefined {
  for (const name of namesOf(given)) {
    const key = labelKey(name);
    // Ids of records may differ by no more than a space.
    const document = documents.find(({ id }) => id === name) ?? documents.find(({ id }) => labelKey(id) === key);
    if (document) return document;
  }
  return undefined;
}

/** By the file's name alone. */
function elseNamed<D extends Placed>(given: string, { documents, skipped, namesOf, records, of, how }: Nameable<D>): D {
  const keys = namesOf(given).map(labelKey);
  const left = skipped.find(({ path }) => keys.includes(labelKey(path)));
  if (left) throw notRead(given, left);
  const named = records ? [] : documents.filter(({ id }) => lastPart(labelKey(id)) === labelKey(given));
  if (named.length === 1) return named[0];
  if (named.length > 1) throw new KindredError('badInput', `${given} is the name of ${number(named.length)} documents: ${firstOf(named)}. Name one by its path.`);
  throw new KindredError('badInput', `${given} is not among the ${number(documents.length)} ${documents.length === 1 ? 'document' : 'documents'} of ${of}. Name one ${how}.`);
}

function firstOf(documents: readonly Placed[]): string {
  return `${documents.slice(0, MOST_NAMED).map(({ id }) => id).join(', ')}${documents.length > MOST_NAMED ? ', …' : ''}`;
}

function notRead(named: string, { reason }: Skipped): KindredError {
  return new KindredError('badInput', `${named} is not among the documents: it was skipped. ${reason}`);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
