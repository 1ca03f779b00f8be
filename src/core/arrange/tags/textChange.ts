/** What stands in a text from `start` up to `end`, in UTF-16 units, becomes `text`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after a change. */
export function changedText(text: string, { start, end, text: instead }: TextChange): string {
  return text.slice(0, start) + instead + text.slice(end);
}

/** The one change that makes one text of another, as short as it can be without parting pairs; undefined for the same. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && isPaired(before, start)) start--;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  while (same > 0 && isPaired(before, before.length - same)) same--;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** Whether a place lies within a line end of two characters or a letter of two units. */
function isPaired(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}

/** A place in a text as editors count: from 0, line ends `\r\n`, `\n` or `\r`. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

/** Where a position is in a text without a mark of byte order. */
export function placeAt(text: string, position: number): TextPlace {
  const lines = text.slice(0, position).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
