import type { Language } from '../words/languages';
import type { SearchTerms } from './searchTerms';

/** Where in a text the words of a question stand: start and end in UTF-16 units, in order. */
export type Marks = readonly (readonly [number, number])[];

/** Finds each word of the text that shares a term with the question. */
export function wordMarks(text: string, asked: ReadonlySet<string>, terms: SearchTerms, language: Language | null): Marks {
  const marks: [number, number][] = [];
  let from = 0;
  terms.visit(text, language, (word, own) => {
    // Addresses are no words; what stands before the word may hold it as a part of one.
    const at = text.indexOf(word, from);
    if (at < 0) return;
    from = at + word.length;
    if (own.some(term => asked.has(term))) marks.push([at, from]);
  });
  return marks;
}
