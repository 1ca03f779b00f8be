import type { Algebra } from '../algebra/algebra';
import type { Parameters } from '../parameters';
import { fitMeanCentring } from '../reduction/centring';
import { fitReduction } from '../reduction/reduction';
import { partOf, type Work } from '../work';
import type { Embedder } from './embedder';
import { joinedRows } from './joinedRows';
import { lsaRepresentation } from './lsa';
import { refine } from './refine';
import type { Representation } from './representation';

/** Share of the work that the model takes. */
const MODEL = 0.8;
/** Nothing in the way to principal components is random. */
const NO_SEED = 0;

/**
 * What a model makes of documents, joined with their words: the model's vectors centred and cut to their principal
 * components, and beside them as many directions of latent semantic analysis, at a weight. Words tell apart what a model
 * of general language takes for the same.
 */
export function hybridRepresentation(base: Representation, parameters: Parameters, algebra: Algebra): Representation {
  const words = lsaRepresentation(parameters);
  const weight = Number(parameters.weight);
  const dimensions = Number(parameters.dimensions);
  const identity = `hybrid ${weight} of ${base.identity} and ${words.identity}`;
  return {
    identity,
    async represent(documents, work = {}) {
      const inner: Work = { signal: work.signal };
      const read = await base.represent(documents, partOf(work, 0, MODEL));
      const centred = await refine(read, documents, async vectors => fitMeanCentring(vectors));
      const model = await refine(centred, documents, vectors => fitReduction(vectors, { dimensions, by: 'pca' }, NO_SEED, algebra, inner));
      const counted = await words.represent(documents, partOf(work, MODEL, 1));
      const vectors = joinedRows(model.vectors, counted.vectors, weight);
      const embedder: Embedder = {
        identity: `${identity} ${counted.embedder.identity}`,
        dimensions: vectors.columns,
        async embed(texts, embedWork = {}, onVectors) {
          const known = await model.embedder.embed(texts, partOf(embedWork, 0, MODEL));
          const rows = joinedRows(known, await counted.embedder.embed(texts, partOf(embedWork, MODEL, 1)), weight);
          onVectors?.([...texts.keys()], rows);
          return rows;
        },
      };
      return { vectors, embedder };
    },
  };
}
