import { documentText } from '../../core/representation/documentTexts';
import type { Represented } from '../../core/representation/representation';
import type { Document, VectorRecipe } from '../../core/types';
import type { Work } from '../../core/work';
import { createRepresentation } from '../model/representations';
import type { VectorKeeping } from '../store/keptEmbedder';
import type { Tools } from './tools';

/** Documents to vectors as a recipe says. */
export interface DocumentVectors {
  /** Names everything that changes a vector. */
  readonly identity: string;
  represent(documents: readonly Document[], work: Work): Promise<Represented>;
}

/** Prepares the way from documents to vectors; no model is loaded before it is walked. */
export async function vectorsByRecipe({ representation: choice }: VectorRecipe, tools: Tools, keeping: VectorKeeping): Promise<DocumentVectors> {
  const representation = await createRepresentation(choice, { ...tools, stored: embedder => keeping.keep(embedder) });
  return {
    identity: representation.identity,
    represent: (documents, work) => representation.represent(documents.map(documentText), work),
  };
}
