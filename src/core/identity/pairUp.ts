/** How much two groups of different runs have in common. */
export interface Likeness {
  /** Positions of the earlier and the later group. */
  readonly from: number;
  readonly to: number;
  /** Share of common members (Jaccard), 0 … 1. */
  readonly share: number;
}

/** Least share of common members (Jaccard) for two groups to be the same one. */
const SAME_GROUP = 0.3;

/** Pairs of the same group, those with the most shared members first; each group is in at most one pair. */
export function pairUp(likenesses: readonly Likeness[]): Likeness[] {
  const sorted = likenesses.filter(({ share }) => share >= SAME_GROUP);
  sorted.sort((a, b) => b.share - a.share || a.from - b.from || a.to - b.to);
  const [left, right] = [new Set<number>(), new Set<number>()];
  return sorted.filter(({ from, to }) => {
    if (left.has(from) || right.has(to)) return false;
    left.add(from);
    right.add(to);
    return true;
  });
}
