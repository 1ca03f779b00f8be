import type { Algebra } from '../../core/algebra/algebra';
import { gatherEvidence, type Evidence } from '../../core/evidence/evidence';
import { preferenceFor } from '../../core/grouping/preference';
import { groupVectors, type GroupingOptions, type VectorGroups } from '../../core/grouping/groupVectors';
import type { GraphHelper } from '../../core/levels/graphJobs';
import { readRepresentation } from '../../core/recipe';
import type { Choice, Document, Matrix } from '../../core/types';
import { partOf, type Work } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import type { KeptGraphThread } from './graphThread';

/** Share of grouping that gathering what else is known of the documents takes. */
const EVIDENCE = 0.3;

/** Whether vectors are made by the bundled model, which has learnt English and makes nothing of other scripts. */
export function knowsOnlyEnglish({ name, parameters }: Choice): boolean {
  if (name === 'hybrid') return knowsOnlyEnglish(readRepresentation(String(parameters.base)));
  return name === 'transformer' || (name === 'static' && parameters.file === '');
}

/** How groups are found, beside what a request says. */
export interface HowToFind extends Pick<GroupingOptions, 'given' | 'preference' | 'nested' | 'quick' | 'near'> {
  /** Gathers what grouping may go by beside the vectors, if not as `gatherEvidence` does. */
  readonly evidence?: (work: Work) => Promise<Evidence>;
  /** A second thread for many documents. */
  readonly thread?: KeptGraphThread;
}

/** Groups documents by their vectors (one row a document) and what else is known of them, as a request says. */
export async function findGroups(
  documents: readonly Document[],
  vectors: Matrix,
  { groups, recipe, seed, corrections }: Pick<RunRequest, 'groups' | 'recipe' | 'seed' | 'corrections'>,
  algebra: Algebra,
  work: Work,
  { evidence = own => gatherEvidence(documents, knowsOnlyEnglish(recipe.representation), own), thread, ...more }: HowToFind = {},
): Promise<VectorGroups> {
  const wanted: RunRequest['groups'] = groups === 'auto' ? 'auto' : Math.min(groups, documents.length);
  const group = async (helper?: GraphHelper) => {
    const known = await evidence(partOf(work, 0, EVIDENCE));
    const taught = corrections && { ids: documents.map(({ id }) => id), corrections };
    const options = { groups: wanted, seed, method: recipe.method, preference: preferenceFor(recipe), taught, ...more, evidence: known, helper };
    return groupVectors(vectors, algebra, options, partOf(work, EVIDENCE, 1));
  };
  return thread ? thread.helped(documents.length, group, work.signal) : group();
}
