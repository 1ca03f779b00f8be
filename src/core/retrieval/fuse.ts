/** Scores of the same things by one way of judging them, and how much they count. */
export interface Judgement {
  readonly scores: Float32Array;
  readonly weight: number;
}

/**
 * One score of several: the weighted sum of each, divided by its largest (CombSUM of Fox & Shaw 1994, normalised by the
 * maximum); what is below 0 counts as 0, and so does a judgement that finds nothing. They go into
 * the array that is given, if one is.
 *
 * Measured with titles as questions for the documents they were taken from (`npm run bench -- search --corpora`): against
 * reciprocal rank fusion, which throws away how much better the first is than the second, it finds more of them.
 */
export function fuseScores(judgements: readonly Judgement[], into?: Float32Array): Float32Array {
  const fused = into?.fill(0) ?? new Float32Array(judgements[0]?.scores.length ?? 0);
  for (const { scores, weight } of judgements) {
    let best = 0;
    for (let at = 0; at < scores.length; at++) if (scores[at] > best) best = scores[at];
    if (best === 0) continue;
    const scale = weight / best;
    for (let at = 0; at < fused.length; at++) if (scores[at] > 0) fused[at] += scale * scores[at];
  }
  return fused;
}
