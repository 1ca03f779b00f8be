import { endingOf } from './kinds';

/** Formats of documents whose text is not read, with the endings of their names. */
const formats: Readonly<Record<string, string>> = {
  'A Pages document': 'pages',
  'An old presentation': 'ppt pps',
  'An e-book': 'mobi azw azw3 djvu',
  'A WordPerfect document': 'wpd',
  'An Outlook mailbox': 'pst ost',
};

const byEnding = new Map(Object.entries(formats).flatMap(([format, endings]) => endings.split(' ').map(ending => [ending, format] as const)));

/** In words the format of a document that people expect among others and whose text is not read, by its name; undefined for all other files. */
export function unreadFormat(path: string): string | undefined {
  return byEnding.get(endingOf(path));
}
