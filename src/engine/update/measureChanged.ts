import { documentText } from '../../core/representation/documentTexts';
import type { Document } from '../../core/types';
import type { Work } from '../../core/work';
import type { CollectRequest } from '../../protocol/engineSides';
import { makeCollection, type Collection } from '../answers/collection';
import { vectorsByRecipe } from '../run/represent';
import type { Surroundings, Tools } from '../run/tools';
import { keepVectors } from '../store/keptEmbedder';

/** What placing works with. */
export interface PlaceContext {
  readonly tools: Tools;
  readonly cacheFolder: string;
  readonly surroundings: Surroundings;
}

/** Representations that know beforehand: a document's vector does not depend on the others. */
const KNOWING = ['transformer', 'onnx', 'server'];

/**
 * Measures documents in the space of a collection: what knows beforehand reads of them what the run would have, with their
 * vectors from the store and into it, and what the run learnt of these changes them; else by all that was learnt from the
 * documents of the collection.
 */
export async function measureChanged(documents: readonly Document[], { recipe, seed }: CollectRequest, old: Collection, context: PlaceContext, work: Work): Promise<Collection> {
  const { tools, cacheFolder, surroundings } = context;
  const none = { rows: 0, columns: old.vectors.columns, data: new Float32Array(0) };
  if (documents.length === 0) return makeCollection({ documents, vectors: none, embedder: old.embedder });
  if (!KNOWING.includes(recipe.representation.name)) {
    const vectors = await old.embedder.embed(documents.map(document => documentText(document).whole), work);
    return makeCollection({ documents, vectors, embedder: old.embedder }, work);
  }
  const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text), work.signal);
  try {
    const measure = await vectorsByRecipe(recipe, seed, tools, keeping);
    return await makeCollection({ documents, ...(await measure.place(documents, old.embedder, work)) }, work);
  } finally {
    keeping.close();
  }
}
