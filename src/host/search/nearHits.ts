import type { SearchHit } from '../../protocol/answers';

/** Least share of the best likeness from which a passage counts as meaning the same. */
const NEAR = 0.6;

/** The passages of an answer that one would call found: with words of the question, or not much less like it than the best one. */
export function nearHits(hits: readonly SearchHit[]): readonly SearchHit[] {
  const best = hits.reduce((most, { passage }) => Math.max(most, passage.likeness), 0);
  return hits.filter(({ byWords, passage }) => byWords || passage.likeness >= NEAR * best);
}
