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
  /** Agreement with the folders people made, 0 … 1, where those are of one subject each. */
  readonly folders?: number;
}

/** Fewest groups worth showing when there are enough documents. */
const FEWEST = 3;

/**
 * How good a level is without labels: separate (silhouette), dense inside (modularity) and repeatable (stability). Each
 * alone misleads: the first likes crumbs, the second a number of groups that grows with the collection, the third few
 * broad groups. Silhouette counts by its root, as it is small and varies most; modularity, which varies least, by its
 * power of 1.5.
 */
export function levelScore({ silhouette, modularity, stability, folders = 1 }: LevelFacts): number {
  return Math.sqrt(Math.max(0, silhouette)) * Math.max(0, modularity) ** 1.5 * Math.max(0, stability) * folders;
}

/** What makes a level the one to show first. */
export interface LevelPreference {
  score(facts: LevelFacts): number;
  /** Levels next to the best whose score is at most this share below it are as good as it … */
  readonly nearly: number;
  /** … and of them this one is taken. */
  readonly take: 'finest' | 'coarsest';
}

/** For documents: labelled collections are under-divided by the best score more often than not. */
export const FINEST: LevelPreference = { score: levelScore, nearly: 0.08, take: 'finest' };
/**
 * For vectors that hold a model's meaning and the words: part of them is a latent space, in which silhouette falls too little
 * with ever more groups, so that only the best level counts and none that is nearly as good.
 */
export const BEST: LevelPreference = { score: levelScore, nearly: 0, take: 'finest' };
/** For the parts of a group, which should be few. */
export const COARSEST: LevelPreference = { score: levelScore, nearly: 0.04, take: 'coarsest' };
/**
 * For documents tied by their words: in a latent space the silhouette is best for about as many groups as it has directions,
 * whatever they hold, so it does not count.
 */
export const BY_WORDS: LevelPreference = {
  score: ({ modularity, stability }) => Math.max(0, modularity) * Math.sqrt(Math.max(0, stability)),
  nearly: 0.1,
  take: 'coarsest',
};
/** For vectors that are words: the same, but only the best level counts. */
export const BEST_BY_WORDS: LevelPreference = { ...BY_WORDS, nearly: 0 };

/**
 * Share below the best score within which a level near to the one shown before is as good, for scores are noisy: where up to a
 * tenth of the documents differed, 34 of 100 runs found a number of groups more than a quarter off the one before, with this share
 * 6; on fourteen samples that it was not settled on 28, and 1. Agreement (ARI) with the groups before .77 → .87 and .80 → .88, with
 * the classes the same within .001. Taking the level most like the groups before, which has to know them, gives .88 and .89.
 */
const STEADY = 0.2;

/** Whether a level divides so many documents at all, and not into crumbs. */
export function couldBeChosen({ groups, all }: Pick<LevelFacts, 'groups' | 'all'>, documents: number): boolean {
  return groups >= 2 && all <= documents / 3;
}

/**
 * Position of the level to show first, −1 when none is better than one group for all. Levels with less than three groups
 * are taken only when there is no other; levels of crumbs (a group for every three documents) never.
 *
 * The score and its bounds are settled on 20 Newsgroups, AG News, BANKING77, Reuters, newsroundup and CSTR with 56 random
 * parts of them (agreement with the classes, ARI, .63 on the parts, as with the bounds before) and on the number of groups
 * of all twelve collections of the quality bench: within ×/÷ 1.5 of the classes on eight, whatever the seed, where it was
 * seven. Tried on parts of CLINC150, Stack Overflow, arXiv, Chinese headlines and the til notes: .51 (before .50), and on
 * descriptions of Debian packages by section, field, kind of game and use: .36 (before .37); these were seen when choosing too.
 * Rankers learnt from 25 such facts (ridge regression, boosted and random trees), tried on collections they were not learnt
 * from, chose no better than this product.
 *
 * Where almost the same documents were shown at the level `near` before (−1 = nothing is known of it), the nearest to it of the
 * levels that are nearly as good.
 */
export function chooseLevel(levels: readonly LevelFacts[], documents: number, preference: LevelPreference = FINEST, near = -1): number {
  const scores = levels.map(facts => (couldBeChosen(facts, documents) ? preference.score(facts) : 0));
  const several = scores.map((score, at) => (levels[at].groups >= FEWEST ? score : 0));
  const ranked = several.some(score => score > 0) ? several : scores;
  const best = Math.max(0, ...ranked);
  if (best === 0) return -1;
  const step = preference.take === 'finest' ? 1 : -1;
  let chosen = ranked.indexOf(best);
  // Only as far as the plateau reaches: a second peak beyond a valley is another way to see the documents.
  while (ranked[chosen + step] >= best * (1 - preference.nearly)) chosen += step;
  if (near < 0) return chosen;
  const away = (at: number) => Math.abs(at - near);
  return ranked.reduce((nearest, score, at) => (score >= best * (1 - STEADY) && away(at) < away(nearest) ? at : nearest), chosen);
}
