import { countedBy } from '../documents/kinds';
import type { Document, Passage } from '../types';

/** What tells where a document stands; a record has a line, and no path of its own. */
export type Placed = Pick<Document, 'id' | 'path' | 'line'>;

/** Where a passage stands, as editors and terminals open it: `notes/a.md:12`, or the page or slide; of a record the line of its file. `path` is that of the file, as it is to be written. */
export function placeAt(path: string, { line }: Pick<Passage, 'line'>, document: Placed): string {
  if (document.line !== undefined) return `${path}:${document.line + 1}`;
  const by = countedOf(document);
  if (by === undefined) return path;
  return by === 'line' ? `${path}:${line + 1}` : `${path}, ${by} ${line + 1}`;
}

/** The same for programs: the first and last line, or the page or slide; of a record its first one; counted from 1. */
export function numbersOf({ line, endLine }: Pick<Passage, 'line' | 'endLine'>, document: Placed): Readonly<Record<string, number>> {
  if (document.line !== undefined) return { line: document.line + 1 };
  const by = countedOf(document);
  if (by === undefined) return {};
  return by === 'line' ? { line: line + 1, endLine: endLine + 1 } : { [by]: line + 1 };
}

/** The passage at a line (page, slide), or else the one before; the first where there is none before. */
export function passageAt<P extends Pick<Passage, 'line'>>(passages: readonly P[], line: number): P {
  // Of several in one long line search may mean any; the first has its beginning.
  return passages.find(passage => passage.line === line) ?? passages.findLast(passage => passage.line < line) ?? passages[0];
}

function countedOf({ path }: Placed): ReturnType<typeof countedBy> {
  return path === undefined ? undefined : countedBy(path);
}
