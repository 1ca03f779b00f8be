import { aroundMarks } from '../retrieval/around';
import { hitJson, relatedJson, type FoundIn } from '../retrieval/foundJson';
import type { Marks } from '../retrieval/wordMarks';

/** Characters of a passage's text; models that read long passages have much longer ones. */
export const LONGEST_TEXT = 2_000;

/** A passage, or the nearest one of a document, with the name of the document's group; empty for none. */
export interface Told extends FoundIn {
  readonly group: string;
}

/** The passages that answer a question, as the JSON of `kindred search` tells of them; of a long one the part around the question's words. */
export function searchAnswer(question: string, found: readonly (Told & { readonly marks: Marks; readonly byMeaning: boolean })[]): object {
  return { query: question, passages: found.map(each => ({ ...hitJson(shortened(each, each.marks), each.byMeaning), ...groupOf(each) })) };
}

/** The documents nearest to one, as the JSON of `kindred related` tells of them; `about` says which that is. */
export function relatedAnswer(about: object, found: readonly (Told & { readonly likeness: number })[]): object {
  return { document: about, related: found.map(each => ({ ...relatedJson(shortened(each, []), each.likeness), ...groupOf(each) })) };
}

function groupOf({ group }: Told): object {
  return group === '' ? {} : { group };
}

function shortened(found: FoundIn, marks: Marks): FoundIn {
  const { passage } = found;
  if (passage.text.length <= LONGEST_TEXT) return found;
  return { ...found, passage: { ...passage, text: aroundMarks(passage.text, marks, LONGEST_TEXT) } };
}
