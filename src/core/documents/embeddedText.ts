import type { Passage } from '../types';

/**
 * The text the model reads for a passage: the document's title stands before it, then the innermost heading, each left
 * out where the passage itself begins with it.
 */
export function embeddedText(title: string, passage: Pick<Passage, 'text' | 'headings'>): string {
  const heading = passage.headings.at(-1);
  const lead: string[] = [];
  if (!beginsWith(passage.text, title)) lead.push(title);
  if (heading && heading !== title && !beginsWith(passage.text, heading)) lead.push(heading);
  return [...lead, passage.text].join('\n');
}

function beginsWith(text: string, start: string): boolean {
  const begin = plain(start.replace(/…$/, ''));
  return plain(text.slice(0, 2 * start.length + 40)).startsWith(begin);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
