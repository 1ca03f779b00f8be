import { kindByName } from './kinds';

/** Formats whose text has to be taken out of a file before it can be read; it comes out as a page of HTML. */
export type Format = 'pdf' | 'word';

/** The format of a file, by its name; undefined for a file that is text itself. */
export function formatOf(path: string): Format | undefined {
  const kind = kindByName(path);
  return kind === 'pdf' || kind === 'word' ? kind : undefined;
}
