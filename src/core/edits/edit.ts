/**
 * One change that a person makes to the groups on show. Groups are ids of the grouping on show, documents are ids. Plain
 * data: map, tree, palette and suggestions all say what they want in this form, and one place carries it out.
 */
export type Edit =
  | { readonly kind: 'rename'; readonly group: number; readonly name: string }
  /** `colour` is a slot, 0 … 19. */
  | { readonly kind: 'recolour'; readonly group: number; readonly colour: number }
  /** What is pinned stays as it is when groups are computed again. */
  | { readonly kind: 'pinGroups'; readonly groups: readonly number[]; readonly pinned: boolean }
  | { readonly kind: 'pinDocuments'; readonly documents: readonly string[]; readonly pinned: boolean }
  | { readonly kind: 'hide'; readonly groups: readonly number[]; readonly hidden: boolean }
  /** `to` is null for no group. */
  | { readonly kind: 'move'; readonly documents: readonly string[]; readonly to: number | null }
  /** The documents do not belong to the group they are in. */
  | { readonly kind: 'reject'; readonly documents: readonly string[] }
  | { readonly kind: 'merge'; readonly groups: readonly number[]; readonly into: number }
  /** Each part is a list of documents; what is in no part stays in the group. Parts without names get some. */
  | { readonly kind: 'split'; readonly group: number; readonly parts: readonly (readonly string[])[]; readonly names?: readonly string[] }
  | { readonly kind: 'make'; readonly documents: readonly string[]; readonly name?: string }
  /** Takes back what was decided about a group, by its key, as it is known when it is not on show; `name` is for people. */
  | { readonly kind: 'forget'; readonly key: string; readonly name: string }
  /** Takes back all that was decided. */
  | { readonly kind: 'reset' };
