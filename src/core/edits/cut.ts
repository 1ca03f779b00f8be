/** A number of groups that a person chose, and the nodes of the hierarchy that stay whole at it. */
export interface Cut {
  readonly count: number;
  readonly keep: readonly number[];
  /** Whether it is chosen again when the groups are computed again. */
  readonly lasting: boolean;
  /** Tells which grouping it was chosen for. */
  readonly of: string;
}

/** True when both are the same choice for the same grouping; null is the number that the groups were found at. */
export function sameCut(a: Cut | null, b: Cut | null): boolean {
  if (a === null || b === null) return a === b;
  return a.count === b.count && a.lasting === b.lasting && a.of === b.of && a.keep.join() === b.keep.join();
}
