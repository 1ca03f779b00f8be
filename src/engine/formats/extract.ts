import type { Format } from '../../core/documents/formats';
import { brokenFile, brokenWorkbook, foreignEncoding, lockedFile, tooMuchInside, withoutText } from '../../core/documents/reasons';
import { throwIfCancelled } from '../../core/work';
import { openArchive, TooMuch } from './archive';
import { textOfBook } from './book';
import { Locked } from './locked';
import { textOfMessage } from './message';
import { textOfOpenDocument } from './openDocument';
import { textOfPdf } from './pdf';
import { textOfRichText } from './richText';
import { textOfSlides } from './slides';
import { OtherEncoding, textOfWord } from './word';
import { rowsOfWorkbook, type SheetRow } from './workbook';

const ways: Readonly<Record<Format, (bytes: Uint8Array, signal?: AbortSignal) => Promise<string | undefined>>> = {
  pdf: textOfPdf,
  word: textOfWord,
  openDocument: async bytes => textOfOpenDocument(await openArchive(bytes)),
  richText: textOfRichText,
  presentation: async bytes => {
    const archive = await openArchive(bytes);
    return (await textOfSlides(archive)) ?? textOfOpenDocument(archive);
  },
  mail: textOfMessage,
  book: async bytes => textOfBook(await openArchive(bytes)),
};

/**
 * Takes the text out of a file, as a page of HTML. Rejects, with the reason as its message, where it is damaged, locked by a
 * password or has no text. A bundle of its own, as what it needs is large and seldom asked for.
 */
export async function extract(format: Format, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const text = await ways[format](bytes, signal).catch((error: unknown) => {
    throwIfCancelled(signal);
    const reason = error instanceof TooMuch ? tooMuchInside : error instanceof OtherEncoding ? foreignEncoding : isLocked(bytes, error) ? lockedFile : brokenFile(format);
    throw new Error(reason, { cause: error });
  });
  if (text === undefined) throw new Error(brokenFile(format));
  if (!/[\p{L}\p{N}]/u.test(text.replace(/^<head>.*?<\/head>|<[^<>]*>/gs, ''))) throw new Error(withoutText(format));
  return text;
}

/** Takes the rows out of an Excel workbook. Rejects, with the reason as its message, where it is damaged, locked by a password or too much. */
export async function workbookRows(bytes: Uint8Array, signal?: AbortSignal): Promise<readonly SheetRow[]> {
  const rows = await openArchive(bytes).then(archive => rowsOfWorkbook(archive, signal)).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw new Error(error instanceof TooMuch ? tooMuchInside : isLocked(bytes, error) ? lockedFile : brokenWorkbook, { cause: error });
  });
  if (rows === undefined) throw new Error(brokenWorkbook);
  return rows;
}

/** Documents with a password lie in a container of an older kind, under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function isLocked(bytes: Uint8Array, error: unknown): boolean {
  return error instanceof Locked || (error as { name?: unknown } | null)?.name === 'PasswordException' || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED);
}
