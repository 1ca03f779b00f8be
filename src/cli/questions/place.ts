import { join } from 'node:path';
import { placeAt, type Placed } from '../../core/retrieval/place';
import type { FoundPassage } from '../../protocol/answers';
import { pathBelow } from '../pathBelow';
import type { FolderOrRecords } from '../source';

/** Where a passage stands, by the path from the folder that the person is in. */
export function placeOf(passage: Pick<FoundPassage, 'line'>, document: Placed, source: FolderOrRecords): string {
  return placeAt(pathFromHere(document, source), passage, document);
}

/** The path from the folder that the person is in; from the root where it does not lie below that. */
function pathFromHere({ id, path, line }: Placed, source: FolderOrRecords): string {
  if (path === undefined && line === undefined) return id;
  const whole = path === undefined ? source.path : join(source.path, path);
  return pathBelow(process.cwd(), whole) ?? whole;
}
