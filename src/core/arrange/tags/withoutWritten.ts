import type { TagsById } from '../../truth/origin';
import type { Document } from '../../types';

/** The documents as naming reads them, without tags that were written into them from their groups: else these would be called what they are called. */
export function withoutWritten(documents: Document[], written: TagsById | undefined): Document[] {
  if (!written?.size) return documents;
  return documents.map(document => {
    const own = new Set(written.get(document.id));
    return own.size === 0 ? document : { ...document, extra: document.extra.split(' ').filter(word => !own.has(word)).join(' ') };
  });
}
