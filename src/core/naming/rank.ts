import { compareTexts } from '../order';
import { dotProduct } from '../sums';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import { unitCentres, toUnit } from './central';
import type { Candidate } from './candidates';

/** How much being like the group in meaning counts against marking it in words; 1 = only meaning. */
const MEANING = 0.5;

/**
 * Ranks each group's candidates by score^(1 − m) · likeness^m, where likeness is the cosine between the phrase's vector
 * and what sets the group's middle apart from the middle of all documents: words that only happen to be frequent
 * fall, words that say what it is about rise. Gives the candidates with their new scores, best first.
 */
export async function rankByMeaning(
  candidates: readonly (readonly Candidate[])[],
  vectorOf: (text: string) => Float32Array,
  vectors: Matrix,
  labels: Int32Array,
  pace: Pace,
): Promise<Candidate[][]> {
  const [all] = await unitCentres(vectors, new Int32Array(vectors.rows), 1, pace);
  const centres = await unitCentres(vectors, labels, candidates.length, pace);
  return candidates.map((list, g) => {
    const apart = toUnit(centres[g].map((value, j) => value - SHARED * all[j]));
    const ranked = list.map(candidate => {
      const likeness = Math.max(0.01, dotProduct(vectorOf(candidate.text), apart));
      return { ...candidate, score: candidate.score ** (1 - MEANING) * likeness ** MEANING };
    });
    return ranked.sort((a, b) => b.score - a.score || compareTexts(a.text, b.text));
  });
}

/** What a phrase gains, against the words it is made of, where nobody tells its meaning: that is mostly nearer to the group's. */
const PHRASE_MEANING = 1.4;

/** Each group's candidates by counted words alone, the most counted first; what phrases gain tells only how near they come to their words, not their order. */
export function rankByScore(candidates: readonly (readonly Candidate[])[]): Candidate[][] {
  return candidates.map(list =>
    [...list]
      .sort((a, b) => b.score - a.score || compareTexts(a.text, b.text))
      .map(candidate => (candidate.terms.length > 1 ? { ...candidate, score: PHRASE_MEANING * candidate.score } : candidate)),
  );
}

/** How much of the middle of all documents is taken off a group's middle; a little is left for folders of one subject. */
const SHARED = 0.8;
