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
 * Measures documents in the space of a collection: with their vectors from the store and into it where the recipe learns
 * nothing from the documents, else by what it has learnt from those of the collection. What knows beforehand reads the
 * beginning of a document, as it did in the run.
 */
export async function measureChanged(documents: readonly Document[], { recipe, seed }: CollectRequest, old: Collection, context: PlaceContext, work: Work): Promise<Collection> {
  const { tools, cacheFolder, surroundings } = context;
  const none = { rows: 0, columns: old.vectors.columns, data: new Float32Array(0) };
  if (documents.length === 0) return makeCollection({ documents, vectors: none, embedder: old.embedder });
  const { representation, centring, size } = recipe;
  const knows = KNOWING.includes(representation.name);
  if (!knows || centring !== 'none' || size) {
    const vectors = await old.embedder.embed(documents.map(document => documentText(document)[knows ? 'lead' : 'whole']), work);
    return makeCollection({ documents, vectors, embedder: old.embedder }, work);
  }
  const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text));
  try {
    const measure = await vectorsByRecipe(recipe, seed, tools, keeping);
    return await makeCollection({ documents, ...(await measure.represent(documents, work)) }, work);
  } finally {
    keeping.close();
  }
}
