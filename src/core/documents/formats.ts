/** Formats whose text has to be taken out of a file before it can be read, as a page of HTML; with what one is called. */
export const FORMATS = {
  pdf: 'A PDF',
  word: 'A Word document',
  openDocument: 'An OpenDocument text',
  presentation: 'A presentation',
  book: 'An e-book',
} as const;

export type Format = keyof typeof FORMATS;

/** Whether a kind of document is one of them. */
export function isFormat(kind: string): kind is Format {
  return Object.hasOwn(FORMATS, kind);
}
