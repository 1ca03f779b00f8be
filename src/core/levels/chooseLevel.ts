/** What is known of a level of the sweep without any labels. */
export interface LevelFacts {
  /** Number of groups of three documents or more, and of groups at all. */
  readonly groups: number;
  readonly all: number;
  /** Mean cosine silhouette of a sample. */
  readonly silhouette: number;
  /** Modularity at resolution 1. */
  readonly modularity: number;
  /** Agreement between runs on thinned graphs. */
  readonly stability: number;
}

/** Fewest groups worth showing when there are enough documents. */
const FEWEST = 3;

/** How good a level is without labels: separate (silhouette), dense inside (modularity) and repeatable (stability). */
export function levelScore(facts: LevelFacts): number {
  return Math.max(0, facts.silhouette) ** 0.7 * Math.max(0, facts.modularity) * Math.max(0, facts.stability);
}

/**
 * Position of the level to show first, −1 when none is better than one group for all. Levels with less than three groups
 * are taken only when there is no other; levels of crumbs (a group for every three documents) never.
 */
export function chooseLevel(levels: readonly LevelFacts[], documents: number): number {
  let best = -1;
  for (let at = 0; at < levels.length; at++) {
    const { groups, all } = levels[at];
    if (groups < 2 || all > documents / 3 || levelScore(levels[at]) <= 0) continue;
    if (best < 0 || rank(levels[at]) > rank(levels[best])) best = at;
  }
  return best;
}

function rank(facts: LevelFacts): number {
  return levelScore(facts) + (facts.groups >= FEWEST ? 1 : 0);
}
