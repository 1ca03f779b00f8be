import { rounded } from '../result/rounding';
import type { Document, Passage } from '../types';
import { numbersOf } from './place';

/** A found passage as it is told: its document, where it stands, and how alike it is to what was asked about, −1 … 1. */
export interface FoundIn {
  readonly document: Pick<Document, 'id' | 'path' | 'title' | 'line'>;
  /** As `placeAt` writes it. */
  readonly place: string;
  readonly passage: Passage & { readonly likeness: number };
}

/** A document as JSON names it. */
export function documentJson({ id, path, title }: FoundIn['document']): object {
  return { id, path, title };
}

/** A passage as JSON tells of it, lines and the like counted from 1. */
function passageJson({ document, passage }: Pick<FoundIn, 'document' | 'passage'>): object {
  return { ...numbersOf(passage, document), headings: passage.headings, text: passage.text, likeness: rounded(passage.likeness) };
}

/** A passage that answers a question; `byMeaning`: by its meaning alone, without any of the question's words. */
export function hitJson(found: FoundIn, byMeaning: boolean): object {
  return { place: found.place, ...documentJson(found.document), ...passageJson(found), byMeaning };
}

/** A document near to another, with its nearest passage; `likeness` is that of what is listed. */
export function relatedJson(found: FoundIn, likeness: number): object {
  return { place: found.place, ...documentJson(found.document), likeness: rounded(likeness), passage: passageJson(found) };
}
