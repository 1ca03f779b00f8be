import type { Algebra } from '../../core/algebra/algebra';
import { gatherEvidence, type Evidence } from '../../core/evidence/evidence';
import { preferenceFor } from '../../core/grouping/preference';
import { groupVectors, type GroupingOptions, type VectorGroups } from '../../core/grouping/groupVectors';
import type { Document, Matrix, VectorRecipe } from '../../core/types';
import { partOf, type Work } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import { openGraphThread } from './graphThread';

/** Representations that make nothing of other scripts, as the bundled model has learnt English. */
const ONLY_LATIN = ['transformer', 'static', 'hybrid'];
/** Share of grouping that gathering what else is known of the documents takes. */
const EVIDENCE = 0.3;

/** Fewer documents are grouped before a second thread has its code compiled: 100,000 in 10 s with it and 14 s without, 20,000 in 2.9 s and 3.1 s. */
const ENOUGH_FOR_A_THREAD = 30_000;

/** Whether the vectors of a recipe are made by what reads Latin letters only. */
export function readsOnlyLatin({ representation }: VectorRecipe): boolean {
  return ONLY_LATIN.includes(representation.name);
}

/** How groups are found, beside what a request says. */
export interface HowToFind extends Pick<GroupingOptions, 'given' | 'preference' | 'nested' | 'quick' | 'near'> {
  /** Gathers what grouping may go by beside the vectors, if not as `gatherEvidence` does. */
  readonly evidence?: (work: Work) => Promise<Evidence>;
}

/** Groups documents by their vectors (one row a document) and what else is known of them, as a request says. */
export async function findGroups(
  documents: readonly Document[],
  vectors: Matrix,
  { groups, recipe, seed, corrections }: Pick<RunRequest, 'groups' | 'recipe' | 'seed' | 'corrections'>,
  algebra: Algebra,
  work: Work,
  { evidence = own => gatherEvidence(documents, readsOnlyLatin(recipe), own), ...more }: HowToFind = {},
): Promise<VectorGroups> {
  const wanted: RunRequest['groups'] = groups === 'auto' ? 'auto' : Math.min(groups, documents.length);
  const known = await evidence(partOf(work, 0, EVIDENCE));
  const taught = corrections && { ids: documents.map(({ id }) => id), corrections };
  const preference = preferenceFor(recipe);
  // A first impression is made while a model has all cores.
  const thread = documents.length < ENOUGH_FOR_A_THREAD || more.quick ? undefined : openGraphThread(work.signal);
  try {
    const options = { groups: wanted, seed, method: recipe.method, preference, taught, ...more, evidence: known, helper: thread };
    return await groupVectors(vectors, algebra, options, partOf(work, EVIDENCE, 1));
  } finally {
    thread?.close();
  }
}
