import type { Document } from '../types';
import { leadText } from './leadText';
import type { DocumentText } from './representation';

/** What representations read of a document. */
export function documentText(document: Document): DocumentText {
  const { title, passages, languages = [] } = document;
  return { lead: leadText(document), whole: [languages.join(' '), title, ...passages.map(({ text }) => text)].filter(Boolean).join('\n\n') };
}
