/** Tokens a run of the model takes at once: larger runs leave the processor's caches (a fortieth slower at 512, a fifth at 2,048) and answer a cancel later. */
const TOKENS_PER_BATCH = 384;

/**
 * Cuts texts, given by their lengths in tokens, into batches of one length each, so that nothing is padded.
 * Longest first: the time left, judged from what is done, is then rather too long than too short.
 */
export function batchesOfEqualLength(lengths: readonly number[]): number[][] {
  const order = lengths.map((_, row) => row).sort((a, b) => lengths[b] - lengths[a] || a - b);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const row of order) {
    const length = lengths[row];
    if (batch.length && (lengths[batch[0]] !== length || (batch.length + 1) * length > TOKENS_PER_BATCH)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(row);
  }
  if (batch.length) batches.push(batch);
  return batches;
}
