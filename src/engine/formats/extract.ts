import type { Format } from '../../core/documents/formats';
import { brokenFile, lockedFile, withoutText } from '../../core/documents/reasons';
import { throwIfCancelled } from '../../core/work';
import { textOfPdf } from './pdf';
import { textOfWord } from './word';

const ways: Readonly<Record<Format, (bytes: Uint8Array, signal?: AbortSignal) => Promise<string>>> = { pdf: textOfPdf, word: textOfWord };

/**
 * Takes the text out of a file, as a page of HTML. Rejects, with the reason as its message, where it is damaged, locked by a
 * password or has no text. A bundle of its own, as what it needs is large and seldom asked for.
 */
export async function extract(format: Format, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const text = await ways[format](bytes, signal).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw new Error((error as { name?: unknown } | null)?.name === 'PasswordException' ? lockedFile : brokenFile(format), { cause: error });
  });
  if (!/[\p{L}\p{N}]/u.test(text.replace(/<[^>]*>/g, ''))) throw new Error(withoutText(format));
  return text;
}
