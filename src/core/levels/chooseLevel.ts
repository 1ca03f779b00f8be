/** What is known of a level of the sweep without any labels. */
export interface LevelFacts {
  /** Number of groups of three documents or more, and of groups at all. */
  readonly groups: number;
  readonly all: number;
  /** Mean cosine silhouette of a sample. */
  readonly silhouette: number;
  /** Modularity at resolution 1. */
  readonly modularity: number;
  /** Agreement between runs on thinned graphs (adjusted Rand index). */
  readonly stability: number;
}

/** Fewest groups worth showing when there are enough documents. */
const FEWEST = 3;

/**
 * How good a level is without labels: separate (silhouette), dense inside (modularity) and repeatable (stability). Each
 * alone misleads: the first likes crumbs, the second a number of groups that grows with the collection, the third few
 * broad groups. Stability counts a little less, as it tells only bad levels from the others.
 */
export function levelScore(facts: LevelFacts): number {
  return Math.max(0, facts.silhouette) * Math.max(0, facts.modularity) * Math.max(0, facts.stability) ** 0.7;
}

/** Levels whose score is at most this share below the best are as good as the best. */
const NEARLY_AS_GOOD = 0.04;

/**
 * Position of the level to show first, −1 when none is better than one group for all. The scores are evened out between
 * neighbouring levels, as each is a noisy measurement. Of the levels that are nearly as good as the best the finest is
 * taken, unless asked otherwise: labelled collections are under-divided by the best score more often than not. Levels with less than three
 * groups are taken only when there is no other; levels of crumbs (a group for every three documents) never.
 */
export function chooseLevel(levels: readonly LevelFacts[], documents: number, prefer: 'fine' | 'coarse' = 'fine'): number {
  const scores = levels.map(facts => (facts.groups < 2 || facts.all > documents / 3 ? 0 : levelScore(facts)));
  const even = scores.map((score, at) => {
    if (score === 0) return 0;
    return ((scores[at - 1] ?? score) + 2 * score + (scores[at + 1] ?? score)) / 4;
  });
  const several = even.map((score, at) => (levels[at].groups >= FEWEST ? score : 0));
  const ranked = several.some(score => score > 0) ? several : even;
  const best = Math.max(0, ...ranked);
  if (best === 0) return -1;
  const isGood = (score: number): boolean => score >= best * (1 - NEARLY_AS_GOOD);
  return prefer === 'fine' ? ranked.findLastIndex(isGood) : ranked.findIndex(isGood);
}
