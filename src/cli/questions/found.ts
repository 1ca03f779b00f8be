import { rounded } from '../../core/result/rounding';
import type { Document } from '../../core/types';
import type { FoundPassage } from '../../protocol/answers';
import { numbersOf } from './place';

/** A passage that was found, and its document. */
export interface Found {
  readonly document: Document;
  readonly passage: FoundPassage;
  /** Cosine similarity of what is listed, passage or document, −1 … 1. */
  readonly likeness: number;
  /** Where words of the question stand in its text: start and end in UTF-16 units, in order. */
  readonly marks: readonly (readonly [number, number])[];
  /** Whether it was found by its meaning alone, without any of the question's words. */
  readonly byMeaning: boolean;
}

/** A document as JSON names it. */
export function documentJson({ id, path, title }: Document): object {
  return { id, path, title };
}

/** A passage as JSON tells of it, lines and the like counted from 1. */
export function passageJson({ document, passage }: Found): object {
  return { ...numbersOf(passage, document), headings: passage.headings, text: passage.text, likeness: rounded(passage.likeness) };
}
