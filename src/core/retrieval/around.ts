import type { Marks } from './wordMarks';

/**
 * The part of a text, on one line and at most `length` characters long, that begins a little before its first mark. What is
 * marked is shown as `mark` gives it, which does not count towards the length; what does not fit whole is not marked.
 */
export function aroundMarks(text: string, marks: Marks, length: number, mark = (marked: string) => marked): string {
  const first = marks[0]?.[0] ?? 0;
  const start = first > length / 2 ? wordStart(text, first - Math.floor(length / 4), first) : 0;
  const pieces = onOneLine(text, marks, start, Math.min(text.length, start + 4 * length)).map(({ text: own, marked }) => ({ letters: [...own], marked }));
  const cut = pieces.reduce((sum, { letters }) => sum + letters.length, 0) > length;
  let room = cut ? length - 1 : length;
  let shown = '';
  for (const { letters, marked } of pieces) {
    const whole = letters.length <= room;
    const own = letters.slice(0, room).join('');
    shown += marked && whole ? mark(own) : own;
    room -= letters.length;
    if (room <= 0) break;
  }
  return `${start > 0 ? '…' : ''}${cut ? `${shown.trimEnd()}…` : shown}`;
}

/** Where the first word from a place on begins; that place itself where none does before another, as where there are no spaces. */
function wordStart(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from);
  if (space >= 0 && space < before) return space + 1;
  return /[\udc00-\udfff]/.test(text[from]) ? from + 1 : from;
}

/** A part of a text as what is marked and what is not, by turns, with single spaces only and none at the ends. */
function onOneLine(text: string, marks: Marks, start: number, end: number): { readonly text: string; readonly marked: boolean }[] {
  const within = marks.filter(([from, to]) => from >= start && to <= end);
  const edges = [start, ...within.flat(), end];
  return edges.slice(1).map((to, at) => {
    const line = text.slice(edges[at], to).replace(/\s+/g, ' ');
    const begun = at === 0 ? line.trimStart() : line;
    return { text: at === edges.length - 2 ? begun.trimEnd() : begun, marked: at % 2 === 1 };
  });
}
