import type { Transform } from '../reduction/transform';
import type { Matrix } from '../types';
import type { Embedder } from './embedder';
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
  const embedder: Refined = {
    inner,
    transform,
    identity: `${inner.identity}, ${transform.identity}`,
    dimensions: changed.columns,
    async embed(texts, work, onVectors) {
      const own = await transform.apply(await inner.embed(texts, work), { signal: work?.signal }, texts);
      onVectors?.(Array.from(texts.keys()), own);
      return own;
    },
  };
  return { vectors: changed, embedder };
}
