import { byWordsSentence } from '../../core/representation/byWords';
import type { ClassifyRequest, ClassifyResult, Source } from '../../protocol/engineSides';
import { startPhases } from '../run/phases';
import { readDocuments } from '../run/readDocuments';
import { vectorsByRecipe } from '../run/represent';
import type { RunContext } from '../run/run';
import { findSources } from '../run/sources';
import type { RunListener, Tools } from '../run/tools';
import { keepVectors } from '../store/keptEmbedder';
import { sortedByLabels } from './byLabels';
import { sortedByNames } from './byNames';

/** Where a classification works and whom it tells. */
export interface ClassifyContext extends Omit<RunContext, 'listener'> {
  readonly listener: Pick<RunListener, 'progress'>;
}

/**
 * The whole way from files to classes: find, read, measure, then learn from the documents that have a class, or sort by
 * names alone. Rejects with a `CancelledError` when cancelled; finished vectors are kept then as well.
 */
export async function classifyDocuments(request: ClassifyRequest, tools: Tools, context: ClassifyContext): Promise<ClassifyResult> {
  const { cacheFolder, listener, surroundings, signal } = context;
  const { recipe, teaching, threshold, seed } = request;
  const phases = startPhases(signal, progress => listener.progress(progress));
  const read = async (sources: readonly Source[]) => {
    const found = await phases.run('finding', work => findSources({ sources, selection: request.selection }, surroundings, work));
    return readDocuments(found, recipe, tools, phases);
  };
  const { documents, skipped } = await read(request.sources);
  const test = teaching.kind === 'labels' && teaching.test ? { ...(await read([teaching.test.source])), origin: teaching.test.origin } : undefined;
  const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text), signal);
  try {
    const { identity: model, represent } = await vectorsByRecipe(recipe, seed, tools, keeping);
    const algebra = await phases.time('model', tools.algebra);
    const all = test ? [...documents, ...test.documents] : documents;
    const { vectors, embedder, byWords } = await phases.run('embedding', work => represent(all, work));
    if (byWords !== undefined) surroundings.log('warn', byWordsSentence(byWords));
    const classification = await phases.run('grouping', work => {
      const material = { documents, skipped, vectors, model, threshold, seed, algebra, work };
      if (teaching.kind === 'labels') return sortedByLabels(material, teaching.origin, test);
      return sortedByNames(material, teaching.classes, texts => keeping.uncounted(() => embedder.embed(texts, { signal })));
    });
    return { classification, timings: phases.timings(), ...keeping.counts };
  } finally {
    keeping.close();
  }
}
