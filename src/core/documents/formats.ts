/** Formats whose text has to be taken out of a file before it can be read, as a page of HTML; with what one is called. */
export const FORMATS = {
  pdf: 'A PDF',
  word: 'A Word document',
  openDocument: 'An OpenDocument text',
  richText: 'An RTF document',
  presentation: 'A presentation',
  book: 'An e-book',
  mail: 'An e-mail',
} as const;

export type Format = keyof typeof FORMATS;

/** Whether a kind of document is one of them. */
export function isFormat(kind: string): kind is Format {
  return Object.hasOwn(FORMATS, kind);
}

/** Formats that a text editor shows as they are written: its text is what the file holds. */
const WRITTEN: readonly Format[] = ['richText', 'mail'];

/** The bytes of a file of a format whose text is to be taken out; undefined for a text in an editor that is no file of it. */
export function bytesIn(format: Format, content: Uint8Array | string): Uint8Array | undefined {
  if (typeof content !== 'string') return content;
  return WRITTEN.includes(format) ? new TextEncoder().encode(content) : undefined;
}
