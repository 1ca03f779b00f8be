import type { Passage } from '../../core/types';
import type { Collected } from './collections';

/** The whole text of a document by its passages; null for a document that is not there. */
export async function documentText({ id }: { readonly id: string }, { collection }: Collected): Promise<readonly Passage[] | null> {
  const place = collection.places.get(id);
  return place === undefined ? null : collection.documents[place].passages;
}
