import type { GroupLevel } from '../types';

/** A computed group as it was when something was decided about it, so that later runs find it again by its members. */
export interface Anchor {
  readonly level: GroupLevel;
  readonly name: string;
  /** Number of documents it had. */
  readonly size: number;
  /** Ids of its documents, of large groups some spread over all of them; sorted. */
  readonly members: readonly string[];
}

/** What was decided about one group. A group made by hand has documents, all others have anchors; a merged one may have both. */
export interface GroupDecision {
  readonly level: GroupLevel;
  /** The computed groups it is made of; its own comes first. */
  readonly anchors?: readonly Anchor[];
  /** Key of the group that a sub-group lies in, for when no run says so. */
  readonly within?: string;
  /** Ids of documents put together by hand; sorted. */
  readonly documents?: readonly string[];
  /** Ids of the documents that a pinned group keeps; sorted. */
  readonly pinned?: readonly string[];
  readonly name?: string;
  /** Colour slot, 0 … 19. */
  readonly colour?: number;
  readonly hidden?: true;
}

/** What was decided about one document; groups are keys, null is no group. */
export interface DocumentDecision {
  readonly moved?: string | null;
  readonly pinned?: string | null;
  /** Groups it does not belong to; sorted. */
  readonly not?: readonly string[];
}

/**
 * All that a person decided about the groups, apart from any run: groups by a key that never changes, documents by id. One
 * immutable value; `applyDecisions` shows it on a grouping, `decide` makes the next one of it.
 */
export interface Decisions {
  readonly groups: ReadonlyMap<string, GroupDecision>;
  readonly documents: ReadonlyMap<string, DocumentDecision>;
}

/** Nothing was decided yet. */
export const NO_DECISIONS: Decisions = { groups: new Map(), documents: new Map() };

/** True when nothing is decided. */
export function isUndecided({ groups, documents }: Decisions): boolean {
  return groups.size === 0 && documents.size === 0;
}
