import { relative, resolve } from 'node:path';
import { countedBy } from '../../core/documents/kinds';
import { lastPart } from '../../core/paths';
import { labelKey } from '../../core/truth/origin';
import type { Document, Passage } from '../../core/types';
import type { FolderOrRecords } from '../source';
import { counted, number } from '../table';
import { UsageError } from '../usage';
import type { Read } from './ask';

const MOST_NAMED = 3;
/** A place behind a file's name, as `search` tells it, and as compilers do: `a.md:12`, `a.md:12:3`, `paper.pdf, page 3`. */
const PLACE = /^(.+?)(?::(?<line>\d{1,9})(?::\d{0,9})?|, page (?<page>\d{1,9})|, slide (?<slide>\d{1,9}))$/s;

/** What a question is about: a document, or a passage of it. */
export interface Meant {
  readonly document: Document;
  readonly passage?: Passage;
}

/** What can be named. */
type Named = Pick<Read, 'documents' | 'skipped' | 'source'>;

/**
 * The document that a person names by its path, from here or below the folder, by the file's name where only one has it, or by
 * its id, a record by its line too; with the passage at a line, page or slide that is named behind it, or else the one before. Throws a `UsageError` for what is none.
 */
export function meantPlace(given: string, read: Named): Meant {
  const document = byPath(given, read);
  const written = PLACE.exec(given);
  if (document || !written) return { document: document ?? elseNamed(given, read) };
  const record = recordAt(written[1], Number(written.groups!.line), read);
  if (record) return { document: record };
  const named = byPath(written[1], read) ?? elseNamed(written[1], read);
  return { document: named, passage: passageAt(named, written.groups!) };
}

/** The record of a file at a line. */
function recordAt(file: string, line: number, { documents, skipped, source }: Named): Document | undefined {
  if (source.kind !== 'records' || (resolve(file) !== source.path && file !== lastPart(source.path))) return undefined;
  const left = skipped.find(({ path }) => path === `${lastPart(source.path)}:${line}`);
  if (left) throw new UsageError(`${left.path} is not among the documents: it was skipped. ${left.reason}`);
  return documents.findLast(({ line: first = 0 }) => first < line);
}

/** The passage at a place, as its number is called there. */
function passageAt({ id, path, passages }: Document, at: Readonly<Record<string, string | undefined>>): Passage {
  const by = path === undefined ? undefined : countedBy(path);
  if (by === undefined) throw new UsageError(`${id} has no lines or pages that are counted: name it without a place.`);
  const place = Number(at[by]) - 1;
  if (Number.isNaN(place)) throw new UsageError(`What is counted in ${id} are ${by}s: name ${by === 'line' ? `one as "${id}:12"` : `one as "${id}, ${by} 3"`}.`);
  // Of several in one long line search may mean any; the first has its beginning.
  return passages.find(({ line }) => line === place) ?? passages.findLast(({ line }) => line < place) ?? passages[0];
}

function namesOf(given: string, source: FolderOrRecords): string[] {
  // What the shell completes is a path from here.
  return source.kind === 'folder' ? [relative(source.path, resolve(given)), given] : [given];
}

function byPath(given: string, { documents, source }: Named): Document | undefined {
  for (const name of namesOf(given, source)) {
    const key = labelKey(name);
    // Ids of records may differ by no more than a space.
    const document = documents.find(({ id }) => id === name) ?? documents.find(({ id }) => labelKey(id) === key);
    if (document) return document;
  }
  return undefined;
}

/** By the file's name alone. */
function elseNamed(given: string, { documents, skipped, source }: Named): Document {
  const keys = namesOf(given, source).map(labelKey);
  const left = skipped.find(({ path }) => keys.includes(labelKey(path)));
  if (left) throw new UsageError(`${given} is not among the documents: it was skipped. ${left.reason}`);
  const named = source.kind === 'folder' ? documents.filter(({ id }) => lastPart(labelKey(id)) === labelKey(given)) : [];
  if (named.length === 1) return named[0];
  if (named.length > 1) throw new UsageError(`${given} is the name of ${number(named.length)} documents: ${named.slice(0, MOST_NAMED).map(({ id }) => id).join(', ')}${named.length > MOST_NAMED ? ', …' : ''}. Name one by its path.`);
  const how = source.kind === 'folder' ? 'by its path, from here or below the folder' : 'by its "id"';
  throw new UsageError(`${given} is not among the ${counted(documents.length, 'document')} of ${source.path}. Name one ${how}.`);
}
