import { BEST, FINEST, type LevelPreference } from '../levels/chooseLevel';
import type { VectorRecipe } from '../types';

/**
 * How the default grouping chooses its level among those of the vectors that a recipe gives. Those of `hybrid` by the best
 * score alone: ARI of abstracts .41 → .42, news pages .83 → .86, 1,500 of world news .40 → .61 (10 groups become 4, as there
 * are classes), 1,200 of newswire .39 → .43, notes .38 as before.
 */
export function preferenceFor({ representation }: VectorRecipe): LevelPreference {
  return representation.name === 'hybrid' ? BEST : FINEST;
}
