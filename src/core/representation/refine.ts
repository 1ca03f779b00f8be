import type { Transform } from '../reduction/transform';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { embedQuestions, type Embedder } from './embedder';
import type { DocumentText, Represented } from './representation';

/** An embedder of a changed space: that of the space before, and the change. */
interface Refined extends Embedder {
  readonly inner: Embedder;
  readonly transform: Transform;
}

/**
 * Documents in a space changed by a transform that is learnt from their vectors; the embedder brings other texts into the
 * changed space.
 */
export async function refine(read: Represented, documents: readonly DocumentText[], fit: (vectors: Matrix) => Promise<Transform>): Promise<Represented> {
  const transform = await fit(read.vectors);
  return transform.identity ? changedBy(transform, read, documents) : read;
}

/** Documents in the space of an embedder, by all the changes that were learnt from others for it; `read` are they in the space before these. */
export async function refineAs(embedder: Embedder, read: Represented, documents: readonly DocumentText[]): Promise<Represented> {
  if (!isRefined(embedder)) return read;
  return changedBy(embedder.transform, await refineAs(embedder.inner, read, documents), documents);
}

function isRefined(embedder: Embedder): embedder is Refined {
  return 'transform' in embedder;
}

async function changedBy(transform: Transform, { vectors, embedder: inner }: Represented, documents: readonly DocumentText[]): Promise<Represented> {
  const changed = await transform.apply(vectors, undefined, documents.map(({ whole }) => whole));
  const moved = async (texts: readonly string[], own: Matrix, work?: Work) => transform.apply(own, { signal: work?.signal }, texts);
  const embedder: Refined = {
    inner,
    transform,
    identity: `${inner.identity}, ${transform.identity}`,
    dimensions: changed.columns,
    async embed(texts, work, onVectors) {
      const own = await moved(texts, await inner.embed(texts, work), work);
      onVectors?.(Array.from(texts.keys()), own);
      return own;
    },
    embedQuestions: async (texts, work) => moved(texts, await embedQuestions(inner, texts, work), work),
  };
  return { vectors: changed, embedder };
}
