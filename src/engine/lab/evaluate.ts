import { rowsOf } from '../../core/algebra/rows';
import { KindredError } from '../../core/errors';
import { SAMPLE_SHARE } from '../../core/lab/measureCell';
import { evaluateLabels, type LabelMeasures } from '../../core/quality/evaluateLabels';
import { evaluateVectors, type VectorMeasures } from '../../core/quality/evaluateVectors';
import { stability } from '../../core/quality/resampling';
import { byWordsSentence } from '../../core/representation/byWords';
import type { Document } from '../../core/types';
import type { RunRequest } from '../../protocol/engineSides';
import { findGroups } from '../run/findGroups';
import { startPhases } from '../run/phases';
import { readDocuments } from '../run/readDocuments';
import { vectorsByRecipe } from '../run/represent';
import type { RunContext } from '../run/run';
import { findSources } from '../run/sources';
import type { Tools } from '../run/tools';
import { keepVectors } from '../store/keptEmbedder';

/** Groups that were found, and how to read their documents again. Arrays run parallel. */
export interface EvaluateRequest extends Pick<RunRequest, 'sources' | 'selection' | 'recipe' | 'groups' | 'seed'> {
  readonly ids: readonly string[];
  /** Group of each document, −1 = ungrouped, and its class, −1 = not known. */
  readonly labels: Int32Array;
  readonly classes: Int32Array;
  /** Number of samples of 95 % that stability is measured on, 2 or more; 0 = it is not. */
  readonly samples: number;
}

/** Every measure of groups whose documents could be read. */
export interface Evaluated {
  /** Names the vectors that were measured. */
  readonly model: string;
  readonly byLabels: LabelMeasures;
  readonly byVectors: VectorMeasures;
  readonly stability: number | null;
}

/** How an evaluation works and whom it tells. */
export type EvaluateContext = Omit<RunContext, 'listener'> & { readonly listener: Pick<RunContext['listener'], 'progress'> };

/**
 * Reads the documents of groups again, with the vectors of a recipe (kept ones where there are), and measures the groups in
 * every way. Stability is that of grouping samples as the recipe says. Rejects with `badInput` where documents are missing.
 */
export async function evaluateGroups(request: EvaluateRequest, tools: Tools, context: EvaluateContext): Promise<Evaluated> {
  const { ids, recipe, seed, samples } = request;
  const { cacheFolder, listener, surroundings, signal } = context;
  const phases = startPhases(signal, progress => listener.progress(progress));
  const found = await phases.run('finding', work => findSources(request, surroundings, work));
  const documents = inOrder((await readDocuments(found, recipe, tools, phases)).documents, ids);
  const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text), signal);
  try {
    const measure = await vectorsByRecipe(recipe, seed, tools, keeping);
    const { vectors, byWords } = await phases.run('embedding', work => measure.represent(documents, work));
    if (byWords !== undefined) surroundings.log('warn', byWordsSentence(byWords));
    const algebra = await phases.time('model', tools.algebra);
    const regroup = async (rows: Int32Array, own: number) => {
      const sample = Array.from(rows, row => documents[row]);
      return (await findGroups(sample, rowsOf(vectors, rows), { ...request, seed: own }, algebra, { signal }, { thread: await tools.graphThread() })).group;
    };
    return {
      model: measure.identity,
      byLabels: await evaluateLabels(request.labels, request.classes, vectors, { signal }),
      byVectors: await evaluateVectors(vectors, request.labels, algebra, { signal }),
      stability: samples === 0 ? null : await phases.run('grouping', work => stability(documents.length, regroup, { share: SAMPLE_SHARE, samples, seed }, work)),
    };
  } finally {
    keeping.close();
  }
}

/** The documents with these ids, in their order: what a representation learns from all of them is then learnt from the same. */
function inOrder(documents: readonly Document[], ids: readonly string[]): Document[] {
  const byId = new Map(documents.map(document => [document.id, document]));
  const missing = ids.filter(id => !byId.has(id));
  if (missing.length === 0) return ids.map(id => byId.get(id)!);
  throw new KindredError('badInput', `${missing.length} of the ${ids.length} documents in the result are not in what was read, the first of them "${missing[0]}". Name the folder or records that were grouped.`);
}
