import type { Algebra } from '../../core/algebra/algebra';
import { fitDirectionRemoval, fitMeanCentring } from '../../core/reduction/centring';
import { fitLanguageCentring } from '../../core/reduction/languageCentring';
import { fitReduction } from '../../core/reduction/reduction';
import { unchanged, type Transform } from '../../core/reduction/transform';
import { documentText } from '../../core/representation/documentTexts';
import type { Embedder } from '../../core/representation/embedder';
import { refine, refineAs } from '../../core/representation/refine';
import type { DocumentText, Represented } from '../../core/representation/representation';
import type { Document, Matrix, VectorRecipe } from '../../core/types';
import { mapPaced, Pace, partOf, type Work } from '../../core/work';
import { createRepresentation } from '../model/representations';
import type { VectorKeeping } from '../store/keptEmbedder';
import { sampledFirst, type Drafting } from './sampledFirst';
import { summariesByRecipe } from './summarise';
import type { Tools } from './tools';

/** Documents to vectors as a recipe says. */
export interface DocumentVectors {
  /** Names everything that changes a vector. */
  readonly identity: string;
  /** Makes drafts on the way, where they are wanted. */
  represent(documents: readonly Document[], work: Work, drafting?: Drafting): Promise<Represented>;
  /** Other documents in the space of an embedder that `represent` gave, where the representation itself learns nothing from documents. */
  place(documents: readonly Document[], embedder: Embedder, work: Work): Promise<Represented>;
}

/** Share of the work that a summary of every document takes. */
const SUMMARY = 0.7;

/** Prepares the way from documents to vectors; no model is loaded before it is walked. */
export async function vectorsByRecipe(recipe: VectorRecipe, seed: number, tools: Tools, keeping: VectorKeeping): Promise<DocumentVectors> {
  let drafting: Drafting | undefined;
  const keptTools = { ...tools, stored: async (embedder: Embedder) => sampledFirst(await keeping.keep(embedder), () => drafting) };
  const representation = await createRepresentation(recipe.representation, keptTools);
  const summaries = summariesByRecipe(recipe, keptTools);

  async function read(documents: readonly Document[], work: Work, wanted?: Drafting): Promise<{ readonly texts: readonly DocumentText[]; readonly read: Represented }> {
    const reading = recipe.summary === 'none' ? 0 : SUMMARY;
    const whole = countedIn(documents.length, work);
    const short = await keeping.uncounted(() => summaries.of(documents, partOf(whole, 0, reading)));
    const texts = await mapPaced(short, new Pace(work.signal), documentText);
    drafting = wanted;
    return { texts, read: await representation.represent(texts, partOf(whole, reading, 1)).finally(() => (drafting = undefined)) };
  }

  return {
    identity: [representation.identity, summaries.identity, ...refinements(recipe)].filter(Boolean).join(', '),
    async represent(documents, work, wanted) {
      const algebra = await tools.algebra();
      const inner = { signal: work.signal };
      const { texts, read: plain } = await read(documents, work, wanted);
      const centred = await refine(plain, texts, vectors => fitCentring(recipe.centring, vectors, texts, algebra, inner));
      const small = await refine(centred, texts, async vectors => (recipe.size ? fitReduction(vectors, recipe.size, seed, algebra, inner) : unchanged));
      return { ...small, ...(plain.byWords !== undefined && { byWords: plain.byWords }) };
    },
    async place(documents, embedder, work) {
      const { texts, read: plain } = await read(documents, work);
      return refineAs(embedder, plain, texts);
    },
  };
}

/** Tells progress in documents, whatever it comes in. */
function countedIn(documents: number, { signal, report }: Work): Work {
  return { signal, report: (done, total) => report?.(total > 0 ? Math.round((documents * done) / total) : 0, documents) };
}

function refinements({ size, centring }: VectorRecipe): string[] {
  return [
    ...(centring === 'none' ? [] : [`centred: ${centring}`]),
    ...(size ? [`${size.by}-${size.dimensions}`] : []),
  ];
}

async function fitCentring(
  centring: VectorRecipe['centring'],
  vectors: Matrix,
  documents: readonly DocumentText[],
  algebra: Algebra,
  work: Work,
): Promise<Transform> {
  switch (centring) {
    case 'none':
      return unchanged;
    case 'mean':
      return fitMeanCentring(vectors);
    case 'language':
      return fitLanguageCentring(vectors, documents.map(({ whole }) => whole));
    case 'directions':
      return fitDirectionRemoval(vectors, algebra, work);
  }
}
