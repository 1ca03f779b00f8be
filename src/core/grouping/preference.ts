import { BEST, BEST_BY_WORDS, FINEST, type LevelPreference } from '../levels/chooseLevel';
import type { VectorRecipe } from '../types';

/**
 * How the default grouping chooses its level among those of the vectors that a recipe gives. Those of `hybrid` by the best
 * score alone: ARI of news pages .83 → .86, 1,500 of world news .40 → .61 (10 groups become 4, as there are classes), 1,200 of
 * newswire .39 → .43, notes .38 as before. Those of words alone without silhouette: mean ARI of 36 parts of six collections .42 →
 * .45, with a twelfth more groups than classes instead of twice as many, and of 33 parts of four collections that it was not
 * settled on .31 → .33.
 */
export function preferenceFor({ representation: { name } }: VectorRecipe): LevelPreference {
  if (name === 'tfidf' || name === 'lsa') return BEST_BY_WORDS;
  return name === 'hybrid' ? BEST : FINEST;
}
