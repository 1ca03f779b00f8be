import type { RecordFields } from '../../core/documents/recordFields';
import type { Kept } from './keptGrouping';
import { depthOf, type Scope } from './scope';

/** Groups and those around them, innermost first. */
function outwards(kept: Kept | undefined): readonly Kept[] {
  return kept ? [kept, ...outwards(kept.outer)] : [];
}

/** The groups that lie around what is asked for, of those that there are: to these one may go back. */
export function aroundOf(asked: Scope, finished: Kept | undefined): Kept | undefined {
  return outwards(finished).find(({ scope }) => depthOf(scope) < depthOf(asked));
}

/** The groups that there are of the same documents, or of those that take their place. */
export function earlierOf(asked: Scope, finished: Kept | undefined): Kept | undefined {
  return outwards(finished).find(({ scope }) => depthOf(scope) === depthOf(asked) && scope.inside === asked.inside && fileIn(scope) === fileIn(asked));
}

/** The fields by which the records of a file are grouped; undefined where none are. */
export function fieldsIn(finished: Kept | undefined, file: string): RecordFields | undefined {
  for (const { scope } of outwards(finished)) if (scope.kind === 'records' && scope.uri === file) return scope.fields;
  return undefined;
}

function fileIn(scope: Scope): string | undefined {
  return scope.kind === 'records' ? scope.uri : undefined;
}
