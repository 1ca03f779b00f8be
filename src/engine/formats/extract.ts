import type { Format } from '../../core/documents/formats';
import { brokenFile, lockedFile, withoutText } from '../../core/documents/reasons';
import { throwIfCancelled } from '../../core/work';
import { openArchive } from './archive';
import { textOfBook } from './book';
import { textOfOpenDocument } from './openDocument';
import { textOfPdf } from './pdf';
import { textOfSlides } from './slides';
import { textOfWord } from './word';

const ways: Readonly<Record<Format, (bytes: Uint8Array, signal?: AbortSignal) => Promise<string | undefined>>> = {
  pdf: textOfPdf,
  word: textOfWord,
  openDocument: async bytes => textOfOpenDocument(await openArchive(bytes)),
  presentation: async bytes => {
    const archive = await openArchive(bytes);
    return (await textOfSlides(archive)) ?? textOfOpenDocument(archive);
  },
  book: async bytes => textOfBook(await openArchive(bytes)),
};

/**
 * Takes the text out of a file, as a page of HTML. Rejects, with the reason as its message, where it is damaged, locked by a
 * password or has no text. A bundle of its own, as what it needs is large and seldom asked for.
 */
export async function extract(format: Format, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const text = await ways[format](bytes, signal).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw new Error(isLocked(bytes, error) ? lockedFile : brokenFile(format), { cause: error });
  });
  if (text === undefined) throw new Error(brokenFile(format));
  if (!/[\p{L}\p{N}]/u.test(text.replace(/<[^>]*>/g, ''))) throw new Error(withoutText(format));
  return text;
}

/** PDF.js says so; other formats lie in a container of another kind then, which old ones have too. */
function isLocked(bytes: Uint8Array, error: unknown): boolean {
  return (error as { name?: unknown } | null)?.name === 'PasswordException' || OLD_CONTAINER.every((byte, at) => bytes[at] === byte);
}

const OLD_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];
