/** Where a person said a document belongs, or does not belong. */
export interface Correction {
  readonly document: string;
  /** Position in `Corrections.groups` of the group it belongs in; null = in none; absent = the person did not say. */
  readonly to?: number | null;
  /** Positions of groups it does not belong in. */
  readonly not: readonly number[];
}

/** What a person said about the groups on show, as plain data that a new run learns from. */
export interface Corrections {
  /** Ids of the documents that were in each group when the person spoke of it; empty for a group of their own making. */
  readonly groups: readonly (readonly string[])[];
  readonly documents: readonly Correction[];
}
