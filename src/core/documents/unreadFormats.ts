import { endingOf, kindByName } from './kinds';

/** Formats of documents whose text is not read, with the endings of their names. */
const formats: Readonly<Record<string, string>> = {
  'A PDF': 'pdf',
  'A Word document': 'doc docx docm dotx',
  'An OpenDocument text': 'odt ott',
  'An RTF document': 'rtf',
  'A Pages document': 'pages',
  'A presentation': 'ppt pptx pptm pps ppsx odp',
  'An e-book': 'epub mobi azw azw3 djvu',
};

const byEnding = new Map(Object.entries(formats).flatMap(([format, endings]) => endings.split(' ').map(ending => [ending, format] as const)));

/** In words the format of a document that people expect among others and whose text is not read, by its name; undefined for all other files. */
export function unreadFormat(path: string): string | undefined {
  return byEnding.get(endingOf(path));
}

/** A test whether one of these files is a copy in text of another that is not read: `notes.md` or `notes.pdf.md` of `notes.pdf`. */
export function copiedBy(paths: readonly string[]): (path: string) => boolean {
  const texts = paths.filter(path => !['code', 'data', 'media', 'unknown'].includes(kindByName(path)));
  const copied = new Set(texts.map(withoutEnding));
  return path => copied.has(withoutEnding(path)) || copied.has(path.toLowerCase());
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - endingOf(path).length - 1).toLowerCase();
}
