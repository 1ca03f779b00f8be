import { join } from 'node:path';
import { countedBy } from '../../core/documents/kinds';
import type { Document } from '../../core/types';
import type { FoundPassage } from '../../protocol/answers';
import { pathBelow } from '../pathBelow';
import type { FolderOrRecords } from '../source';

type Named = Pick<Document, 'id' | 'path' | 'line'>;

/** Where a passage stands, as editors and terminals open it: `notes/a.md:12`, or the page or slide; of a record the line of its file. */
export function placeOf({ line }: Pick<FoundPassage, 'line'>, document: Named, source: FolderOrRecords): string {
  const path = pathFromHere(document, source);
  if (document.line !== undefined) return `${path}:${document.line + 1}`;
  const by = countedOf(document);
  if (by === undefined) return path;
  return by === 'line' ? `${path}:${line + 1}` : `${path}, ${by} ${line + 1}`;
}

/** The same for programs: the first and last line, or the page or slide; of a record its first one; counted from 1. */
export function numbersOf({ line, endLine }: Pick<FoundPassage, 'line' | 'endLine'>, document: Named): Readonly<Record<string, number>> {
  if (document.line !== undefined) return { line: document.line + 1 };
  const by = countedOf(document);
  if (by === undefined) return {};
  return by === 'line' ? { line: line + 1, endLine: endLine + 1 } : { [by]: line + 1 };
}

function countedOf({ path }: Named): ReturnType<typeof countedBy> {
  return path === undefined ? undefined : countedBy(path);
}

/** The path from the folder that the person is in; from the root where it does not lie below that. */
function pathFromHere({ id, path, line }: Named, source: FolderOrRecords): string {
  if (path === undefined && line === undefined) return id;
  const whole = path === undefined ? source.path : join(source.path, path);
  return pathBelow(process.cwd(), whole) ?? whole;
}
