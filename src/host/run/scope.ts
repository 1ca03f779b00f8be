import { createHash } from 'node:crypto';

/** What the user asked to group; kept with the result so that Refresh asks for the same. */
export type Scope = (
  | { readonly kind: 'workspace' }
  /** Files and folders chosen in the explorer or a dialog, as addresses. */
  | { readonly kind: 'chosen'; readonly uris: readonly string[] }
  /** The text editors open at the time, with their text as it stands. */
  | { readonly kind: 'editors' }
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
  if (scope.inside !== undefined) return `inside ${scope.inside}`;
  return scope.kind === 'chosen' ? `chosen ${createHash('sha256').update(JSON.stringify(scope.uris)).digest('hex').slice(0, 16)}` : scope.kind === 'editors' ? 'editors' : undefined;
}

/** Whether two scopes ask for the same. */
export function sameScope(a: Scope, b: Scope): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
