import { join } from 'node:path';
import { countedBy } from '../../core/documents/kinds';
import type { Document } from '../../core/types';
import type { FoundPassage } from '../../protocol/answers';
import { pathBelow } from '../pathBelow';
import type { FolderOrRecords } from '../source';

type Named = Pick<Document, 'id' | 'path'>;

/** Where a passage stands, as editors and terminals open it: `notes/a.md:12`, or the page or slide; of a record its id. */
export function placeOf({ line }: Pick<FoundPassage, 'line'>, document: Named, source: FolderOrRecords): string {
  const path = pathFromHere(document, source);
  const by = countedOf(document);
  if (by === undefined) return path;
  return by === 'line' ? `${path}:${line + 1}` : `${path}, ${by} ${line + 1}`;
}

/** The same for programs: the first and last line, or the page or slide, counted from 1. */
export function numbersOf({ line, endLine }: Pick<FoundPassage, 'line' | 'endLine'>, document: Named): Readonly<Record<string, number>> {
  const by = countedOf(document);
  if (by === undefined) return {};
  return by === 'line' ? { line: line + 1, endLine: endLine + 1 } : { [by]: line + 1 };
}

/** Lines of a record stand in one line of its file. */
function countedOf({ path }: Named): ReturnType<typeof countedBy> {
  return path === undefined ? undefined : countedBy(path);
}

/** The path from the folder that the person is in; from the root where it does not lie below that. */
function pathFromHere({ id, path }: Named, source: FolderOrRecords): string {
  if (path === undefined) return id;
  const whole = join(source.path, path);
  return pathBelow(process.cwd(), whole) ?? whole;
}
