import type { Matrix } from '../../core/types';
import { CancelledError, partOf, type Work } from '../../core/work';
import type { CollectRequest } from '../../protocol/engineSides';
import { passageTokens } from '../model/representations';
import { readContents } from '../run/readContents';
import { vectorsByRecipe } from '../run/represent';
import { findSources } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';
import { keepVectors, type VectorKeeping } from '../store/keptEmbedder';
import { stillThere } from '../update/stillThere';
import { vectorsInOrder, type Measured } from './collection';

/** Documents of a run that are wanted again. */
export type AgainRequest = Omit<CollectRequest, 'groups'>;

/** Where they are read and kept. */
export interface AgainContext {
  readonly tools: Tools;
  readonly cacheFolder: string;
  readonly surroundings: Surroundings;
}

/** Share of the work at which documents are read. */
const READ = 0.7;

/** Vectors of documents of a run, a row for each id in order; zeros for one that is gone. */
export async function vectorsAgain(request: AgainRequest, context: AgainContext, work: Work): Promise<Matrix> {
  return measuredAgain(request, context, work, async measured => vectorsInOrder(measured, request.documents));
}

/**
 * Reads documents again and takes their vectors from the store; what is not in there is measured. `use` gets them while the
 * store is open, for texts of its own.
 */
export async function measuredAgain<T>(
  request: AgainRequest,
  { tools, cacheFolder, surroundings }: AgainContext,
  work: Work,
  use: (measured: Measured, counts: VectorKeeping['counts']) => Promise<T>,
): Promise<T> {
  const { recipe, seed, documents: ids } = request;
  const wanted = new Set(ids);
  const found = await findSources(await stillThere(request), surroundings, { signal: work.signal });
  const inputs = found.inputs.filter(({ id }) => wanted.has(id));
  const { documents } = await readContents({ ...found, inputs }, await tools.tokenizer(), passageTokens(recipe.representation), partOf(work, 0, READ), { textOf: tools.textOf });
  const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text), work.signal);
  try {
    const measure = await vectorsByRecipe(recipe, seed, tools, keeping);
    const { vectors, embedder } = await measure.represent(documents, partOf(work, READ, 1));
    return await use({ documents, vectors, embedder }, keeping.counts);
  } catch (error) {
    // A server or a model may fail for being stopped, in words of its own.
    if (work.signal?.aborted) throw new CancelledError();
    throw error;
  } finally {
    keeping.close();
  }
}
