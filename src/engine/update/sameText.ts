import type { Document } from '../../core/types';

/** Files that are read before it is asked whether enough of them are others. */
const PART = 64;

/** Whether a document says what it said before: its title and its text, with the headings in it, wherever these stand in the file. */
export function saysTheSame(before: Document | undefined, now: Document): boolean {
  if (!before || before.title !== now.title || before.passages.length !== now.passages.length) return false;
  return now.passages.every(({ text, headings }, i) => {
    const was = before.passages[i];
    return text === was.text && headings.length === was.headings.length && headings.every((heading, at) => heading === was.headings[at]);
  });
}

/**
 * Ids of files that say something else than before, as far as that is found out: no more are read once more than `most` do.
 * `before` gives the document that a file was, undefined where that is not known.
 */
export async function sayingOthers<Input extends { readonly id: string }>(
  files: readonly Input[],
  most: number,
  before: (id: string) => Document | undefined,
  read: (files: readonly Input[]) => Promise<{ readonly documents: readonly Document[] }>,
): Promise<ReadonlySet<string>> {
  const others = new Set(files.map(({ id }) => id));
  const known = files.filter(({ id }) => before(id));
  for (let from = 0; from < known.length && others.size - (known.length - from) <= most; from += PART) {
    const { documents } = await read(known.slice(from, from + PART));
    for (const document of documents) if (saysTheSame(before(document.id), document)) others.delete(document.id);
  }
  return others;
}
