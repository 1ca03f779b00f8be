import type { Marks } from './wordMarks';

/** The part of a text, on one line and at most `length` characters long, that begins a little before its first mark. */
export function aroundMarks(text: string, marks: Marks, length: number): string {
  const first = marks[0]?.[0] ?? 0;
  let start = first > length / 2 ? first - Math.floor(length / 4) : 0;
  if (start > 0) start = text.indexOf(' ', start) + 1 || start;
  const rest = text.slice(start, start + 4 * length).replace(/\s+/g, ' ').trim();
  const letters = [...rest];
  const cut = letters.length > length ? `${letters.slice(0, length - 1).join('').trimEnd()}…` : rest;
  return start > 0 ? `…${cut}` : cut;
}
