import type { GroupedDocument, Skipped } from '../types';

/** A document that is new or changed, placed among the groups there are. */
export interface PlacedDocument {
  /** In no area and no sub-group, and nothing near it: `updatedGrouping` finds those. */
  readonly document: GroupedDocument;
  /** Which of the finest parts of the groups it is in (`finestParts`); −1 = none. */
  readonly part: number;
  /** Ids of the documents nearest to it, nearest first. */
  readonly near: readonly string[];
}

/** A document whose file has another name now, or lies elsewhere, with the very same contents; or one that says the same, with other tags and the like beside it. */
export interface RenamedDocument {
  /** Its id before; the same where its file has the name it had. */
  readonly was: string;
  /** What it shows of itself; where it is among the groups stays as it was. */
  readonly document: GroupedDocument;
}

/** What became of files that changed. */
export interface Changes {
  readonly placed: readonly PlacedDocument[];
  readonly renamed: readonly RenamedDocument[];
  /** Ids of documents that are no longer there, or hold nothing to group any more. */
  readonly gone: readonly string[];
  /** Files looked at and left out. */
  readonly skipped: readonly Skipped[];
}

/** The same where more files may have come or changed than are to be placed: these wait for a run. */
export interface ChangesKnown extends Changes {
  /** Their ids; all of them, or none. */
  readonly waiting: readonly string[];
}
