import type { Passage } from '../types';

/** A document's text for reading, and which of its lines begin the passages: of each the line in the file and that in the text. */
export interface ReadingText {
  readonly text: string;
  readonly places: readonly (readonly [line: number, place: number])[];
}

/** Passages as Markdown under the title and their headings; `markOf` says what begins a part of the document, as a page, by its number. */
export function readingText(title: string, passages: readonly Passage[], markOf: (part: number) => string | undefined = () => undefined): ReadingText {
  const lines = [`# ${title}`, ''];
  const places: [number, number][] = [];
  let above: readonly string[] = [];
  let part = -1;
  for (const { text, headings, line } of passages) {
    const mark = line > part ? markOf(line) : undefined;
    part = Math.max(part, line);
    if (mark !== undefined) lines.push(`*${mark}*`, '');
    places.push([line, lines.length]);
    const same = headings.findIndex((heading, depth) => heading !== above[depth]);
    if (same >= 0) for (const [depth, heading] of headings.entries()) if (depth >= same) lines.push(`${'#'.repeat(Math.min(6, depth + 2))} ${heading}`, '');
    above = headings;
    lines.push(...text.split(/\n+/).flatMap(paragraph => [paragraph, '']));
  }
  return { text: lines.join('\n'), places };
}

/** The line of the text at which the last passage begins that is no later in the file than a line; the first passage before that. */
export function placeOfLine(places: ReadingText['places'], line: number): number {
  // Of several on one page the first.
  const found = places.filter(([own]) => own <= line).at(-1)?.[0];
  return places.find(([own]) => own === found)?.[1] ?? 0;
}
