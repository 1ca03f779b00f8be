import type { Document } from '../types';

/** Sentences of a summary at most, as in the paper the summaries come from (arXiv 2403.15112). */
export const MOST_SENTENCES = 5;

/** The text that is summarised of a document: its passages, without the title. */
export function textToSummarise({ passages }: Document): string {
  return passages.map(({ text }) => text).join('\n');
}

/** The document as if its summary were all it says; its title and the languages of its code stay. */
export function withSummary(document: Document, summary: string): Document {
  const [first, last] = [document.passages[0], document.passages.at(-1)];
  if (!first || !last) return document;
  return { ...document, passages: [{ text: summary, headings: [], line: first.line, endLine: last.endLine }] };
}
