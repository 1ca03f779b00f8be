import type { Document } from '../../core/types';
import type { FoundPassage } from '../../protocol/answers';

/** A passage that was found, and its document. */
export interface Found {
  readonly document: Document;
  readonly passage: FoundPassage;
  /** Where it stands, by the path from the folder that the person is in. */
  readonly place: string;
  /** Cosine similarity of what is listed, passage or document, −1 … 1. */
  readonly likeness: number;
  /** Where words of the question stand in its text: start and end in UTF-16 units, in order. */
  readonly marks: readonly (readonly [number, number])[];
  /** Whether it was found by its meaning alone, without any of the question's words. */
  readonly byMeaning: boolean;
}
