import type { Transform } from '../reduction/transform';
import type { Matrix } from '../types';
import type { DocumentText, Represented } from './representation';

/**
 * Documents in a space changed by a transform that is learnt from their vectors; the embedder brings other texts into the
 * changed space.
 */
export async function refine(
  { vectors, embedder }: Represented,
  documents: readonly DocumentText[],
  fit: (vectors: Matrix) => Promise<Transform>,
): Promise<Represented> {
  const transform = await fit(vectors);
  if (!transform.identity) return { vectors, embedder };
  const changed = await transform.apply(vectors, undefined, documents.map(({ whole }) => whole));
  return {
    vectors: changed,
    embedder: {
      identity: `${embedder.identity}, ${transform.identity}`,
      dimensions: changed.columns,
      async embed(texts, work, onVectors) {
        const own = await transform.apply(await embedder.embed(texts, work), { signal: work?.signal }, texts);
        onVectors?.(Array.from(texts.keys()), own);
        return own;
      },
    },
  };
}
