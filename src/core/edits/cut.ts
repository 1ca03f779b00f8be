/** A number of groups that a person chose, for this run and those after it, and the nodes of the hierarchy that stay whole at it. */
export interface Cut {
  readonly count: number;
  /** Nodes are numbered anew by each run: these are of the grouping that `of` tells. */
  readonly keep: readonly number[];
  readonly of: string;
  /** Tells which part of the documents alone is grouped so; absent for all of them. */
  readonly part?: string;
  /** What was chosen for the documents around it, where this is for a part. */
  readonly outer?: Cut;
}

/** The number that was chosen for a part, or for all documents without one; null for the one that groups are found at. */
export function cutFor(cut: Cut | null, part: string | undefined): Cut | null {
  return cut === null || cut.part === part ? cut : cutFor(cut.outer ?? null, part);
}

/** What was chosen for the documents around a part: for all of them, or for the records that it is a group of. */
export function cutAround(cut: Cut | null, part: string | undefined): Cut | null {
  if (cut === null || part === undefined) return null;
  return cut.part === undefined || part.startsWith(`${cut.part} inside `) ? cut : cutAround(cut.outer ?? null, part);
}

/** True when both are the same choice; null is the number that the groups were found at. */
export function sameCut(a: Cut | null, b: Cut | null): boolean {
  if (a === null || b === null) return a === b;
  const whole = a.of === b.of ? a.keep.join() === b.keep.join() : a.keep.length + b.keep.length === 0;
  return a.count === b.count && a.part === b.part && whole && sameCut(a.outer ?? null, b.outer ?? null);
}
