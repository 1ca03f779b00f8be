import { createHash } from 'node:crypto';
import type { RecordFields } from '../../core/documents/recordFields';
import type { KnownDocuments } from '../../core/identity/renames';

/** What the user asked to group; kept with the result so that Refresh asks for the same. */
export type Scope = (
  | { readonly kind: 'workspace' }
  /** Files and folders chosen in the explorer or a dialog, as addresses. */
  | { readonly kind: 'chosen'; readonly uris: readonly string[] }
  /** The text editors open at the time, with their text as it stands. */
  | { readonly kind: 'editors' }
  /** The records of one file of this machine, as an address; where `only` says so, those of these own ids, as they were. */
  | { readonly kind: 'records'; readonly uri: string; readonly fields: RecordFields; readonly only?: KnownDocuments }
) & {
  /** Classes in the place of groups that are found. */
  readonly classes?: AskedClasses;
  /** Name of the group whose documents these are, where one group is grouped as if it were the folder. */
  readonly inside?: string;
  /** What told the files apart from others when they were chosen, where they went elsewhere since: the number of groups that a person chose stays theirs. */
  readonly mark?: string;
};

/** Classes a person asked for: by names as typed, or learnt from documents with tags or with labels given by hand. */
export type AskedClasses =
  | { readonly kind: 'names'; readonly names: string }
  /** Label by document id; they count before the tags of the documents. */
  | { readonly kind: 'labels'; readonly byHand: Readonly<Record<string, string>> };

/** Tells which part of the documents a scope asks for; undefined for all of them. */
export function partOf(scope: Scope): string | undefined {
  const inside = scope.inside === undefined ? undefined : `inside ${scope.inside}`;
  switch (scope.kind) {
    case 'records':
      return [`records ${markOf(scope)}`, inside].filter(Boolean).join(' ');
    case 'chosen':
      return inside ?? `chosen ${markOf(scope)}`;
    case 'editors':
      return inside ?? 'editors';
    case 'workspace':
      return inside;
  }
}

/** All documents that those of a scope are a part of: the records of its file, or else those of the folders that are open. */
export function wholeOf(scope: Scope | undefined): Scope {
  if (scope?.kind !== 'records') return { kind: 'workspace' };
  const { kind, uri, fields, mark } = scope;
  return { kind, uri, fields, ...(mark !== undefined && { mark }) };
}

/** How many others lie around a scope's documents, to which one may go back: records around a group of them, the folders around both. */
export function depthOf({ kind, inside }: Scope): number {
  return (kind === 'records' ? 1 : 0) + (inside === undefined ? 0 : 1);
}

function markOf(scope: Extract<Scope, { kind: 'chosen' | 'records' }>): string {
  return scope.mark ?? createHash('sha256').update(scope.kind === 'records' ? scope.uri : JSON.stringify(scope.uris)).digest('hex').slice(0, 16);
}

/** What addresses and ids are now by what they were, where files and folders went elsewhere; others are as they were. */
export interface Moves {
  address(was: string): string;
  id(was: string): string;
}

/** The same files where they are now; the very same scope where it speaks of none that went elsewhere. */
export function movedScope(scope: Scope, moves: Moves): Scope {
  const { classes } = scope;
  const taught = classes?.kind === 'labels' ? { classes: { ...classes, byHand: Object.fromEntries(Object.entries(classes.byHand).map(([id, label]) => [moves.id(id), label])) } } : {};
  const moved = { ...scope, ...taught, ...(scope.kind === 'chosen' && { uris: scope.uris.map(moves.address) }), ...(scope.kind === 'records' && { uri: moves.address(scope.uri) }) } as Scope;
  if (sameScope(scope, moved)) return scope;
  return scope.kind === 'chosen' || scope.kind === 'records' ? { ...moved, mark: markOf(scope) } : moved;
}

/** Whether two scopes ask for the same. */
export function sameScope(a: Scope, b: Scope): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
