import { seededRandom, shuffled } from '../random';

/** Characters a model reads in some two seconds on two threads: what takes less needs no first impression. */
const LEAST = 100_000;
/** What takes some twenty seconds longer is worth a second one, though it changes the groups once more. */
const LONG = 1_000_000;
/** Documents whose vectors say enough of the others', and those that say more for some seconds' patience. */
const ENOUGH = 300;
const SAMPLE = 600;

/** Which groups are shown before the model has read all documents. */
export interface DraftPlan {
  /** Whether to begin with groups by words alone. */
  readonly byWords: boolean;
  /** Documents whose vectors come first, in ascending order, so that those of all others can be predicted from them. */
  readonly sample?: Int32Array;
}

/**
 * Plans first impressions by what a model has to read of n documents, `known` those whose vectors are kept. Each change of
 * the groups costs the person calm: there is none for what is done at once, one by words alone for what takes seconds, and
 * a second one, predicted from a sample, for what takes longer.
 */
export function planDrafts(leads: readonly string[], known: (document: number) => boolean, seed: number): DraftPlan {
  const there: number[] = [];
  const missing: number[] = [];
  for (let document = 0; document < leads.length; document++) (known(document) ? there : missing).push(document);
  const toRead = missing.reduce((sum, document) => sum + leads[document].length, 0);
  if (toRead < LEAST) return { byWords: false };
  const byWords = there.length < ENOUGH;
  if (byWords && toRead < LONG) return { byWords };
  const more = Math.max(0, (byWords ? SAMPLE : 0) - there.length);
  const chosen = shuffled(missing.length, seededRandom(seed)).subarray(0, more);
  return { byWords, sample: Int32Array.from([...there, ...Array.from(chosen, at => missing[at])]).sort() };
}
