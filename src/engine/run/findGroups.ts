import type { Algebra } from '../../core/algebra/algebra';
import { gatherEvidence } from '../../core/evidence/evidence';
import { preferenceFor } from '../../core/grouping/preference';
import { groupVectors, type VectorGroups } from '../../core/grouping/groupVectors';
import type { Document, Matrix } from '../../core/types';
import { partOf, type Work } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import type { ClassGroups } from '../classify/asGroups';

/** Representations that make nothing of other scripts, as the bundled model has learnt English. */
const ONLY_LATIN = ['transformer', 'static', 'hybrid'];
/** Share of grouping that gathering what else is known of the documents takes. */
const EVIDENCE = 0.3;

/** Groups documents by their vectors (one row a document) and what else is known of them, as a request says; fewer and more groups as well when `nested`. */
export async function findGroups(
  documents: readonly Document[],
  vectors: Matrix,
  { groups, recipe, seed, corrections }: Pick<RunRequest, 'groups' | 'recipe' | 'seed' | 'corrections'>,
  algebra: Algebra,
  work: Work,
  given?: ClassGroups,
  nested = false,
): Promise<VectorGroups> {
  const wanted = groups === 'auto' ? 'auto' : Math.min(groups, documents.length);
  const evidence = await gatherEvidence(documents, ONLY_LATIN.includes(recipe.representation.name), partOf(work, 0, EVIDENCE));
  const taught = corrections && { ids: documents.map(({ id }) => id), corrections };
  const preference = preferenceFor(recipe);
  return groupVectors(vectors, algebra, { groups: wanted, seed, method: recipe.method, evidence, preference, taught, given, nested }, partOf(work, EVIDENCE, 1));
}
