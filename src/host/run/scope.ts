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
      return [`records ${marked(scope.uri)}`, inside].filter(Boolean).join(' ');
    case 'chosen':
      return inside ?? `chosen ${marked(JSON.stringify(scope.uris))}`;
    case 'editors':
      return inside ?? 'editors';
    case 'workspace':
      return inside;
  }
}

/** All documents that those of a scope are a part of: the records of its file, or else those of the folders that are open. */
export function wholeOf(scope: Scope | undefined): Scope {
  return scope?.kind === 'records' ? { kind: 'records', uri: scope.uri, fields: scope.fields } : { kind: 'workspace' };
}

/** How many others lie around a scope's documents, to which one may go back: records around a group of them, the folders around both. */
export function depthOf({ kind, inside }: Scope): number {
  return (kind === 'records' ? 1 : 0) + (inside === undefined ? 0 : 1);
}

function marked(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Whether two scopes ask for the same. */
export function sameScope(a: Scope, b: Scope): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
