import { greatest } from '../gather';

/** Letters larger than those of the text by this factor make a heading, if it is no longer than a few lines. */
export const LARGER = 1.15;
const LONGEST_HEADING = 200;
/** Letters whose sizes differ by less than this share are of one. */
export const SAME_SIZE = 0.08;

/** A paragraph with the size of its letters, in whatever unit. */
export interface Sized {
  readonly text: string;
  readonly size: number;
}

/** Whether a paragraph looks like a heading, beside text of a size. */
export function isHeadingBySize({ text, size }: Sized, body: number): boolean {
  return size >= LARGER * body && text.length <= LONGEST_HEADING && /\p{L}/u.test(text);
}

/** The element of a paragraph by its size, that of the text and that of the largest heading, which is the outermost, as titles are. */
export function elementBySize(paragraph: Sized, body: number, largest: number): 'h1' | 'h2' | 'h3' | 'p' {
  if (!isHeadingBySize(paragraph, body)) return 'p';
  return paragraph.size >= (1 - SAME_SIZE) * largest ? 'h1' : paragraph.size >= LARGER * LARGER * body ? 'h2' : 'h3';
}

/** The commonest of some values by their weights, rounded to a twentieth; 0 of none. */
export function usual(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) {
    const rounded = Math.round(20 * value) / 20;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  return greatest(weights) ?? 0;
}
