import { withCapital } from '../capital';
import type { Skipped } from '../types';
import { FORMATS, type Format } from './formats';

/** Why a file is left out, in the words the list of skipped files shows. */
export const emptyFile = 'Empty.';
export const binaryFile = 'Binary data, or a text in an encoding of its own; save a text as UTF-8.';
export const foreignEncoding = 'In an encoding of its own, not UTF-8; save it as UTF-8.';
export const brokenNotebook = 'A notebook that is damaged, or in a format before 4; open it and save it again.';
export const copyBeside = 'A file of the same name beside it, in a format nearer to text, is read in its place.';
export const lockedFile = 'Locked by a password; save a copy without one.';
export const brokenWorkbook = 'An Excel workbook that is damaged; open it and save it again.';
export const tooMuchInside = 'Too large when it is unpacked.';
export const noWords = 'No words in it.';
export const goneFolder = 'A folder that is not there; bring it back, or take it out of the workspace.';
export const recordsApart = 'A file of records, which are grouped by themselves.';
export const ownReport = 'A report by Kindred, with what is in the documents.';

const MB = 1024 * 1024;

const forContents = new Set([
  binaryFile, foreignEncoding, brokenNotebook, lockedFile, tooMuchInside, noWords, ownReport, ...(Object.keys(FORMATS) as Format[]).flatMap(format => [brokenFile(format), withoutText(format)]),
]);

/** Whether a file was left out for what it holds: as long as it holds the same, it is left out again. */
export function isForContents(reason: string): boolean {
  return forContents.has(reason);
}

/** A file whose text cannot be taken out. */
export function brokenFile(format: Format): string {
  return `${FORMATS[format]} that is damaged; open it and save it again.`;
}

/** A file without any text. */
export function withoutText(format: Format): string {
  return format === 'pdf' ? 'A PDF without text that can be read, such as a scan; a program for text recognition adds it.' : `${FORMATS[format]} without text.`;
}

/** A file above the size limit, with both sizes; the file's is rounded up, so that it is never shown as the smaller one. */
export function tooLarge(bytes: number, maxBytes: number): string {
  return `Too large: ${megabytes(bytes, Math.ceil)}; the limit is ${megabytes(maxBytes, Math.round)}.`;
}

/** Whether a reason is that of `tooLarge`. */
export function isTooLarge(reason: string): boolean {
  return reason.startsWith('Too large: ');
}

const HOLDS_OTHERS = /mailbox$/;

/** A document in a format that is not read, as `unreadFormat` calls it. */
export function notRead(format: string): string {
  return `${format} cannot be read yet; ${HOLDS_OTHERS.test(format) ? 'save what is in it as files, mails as .msg or .eml' : 'put a text or Markdown copy beside it'}.`;
}

/** Files that were left out by the reason, the commonest first; without what is of one file or line alone it is the same for all. */
export function byReason(skipped: readonly Skipped[]): readonly (readonly [string, readonly Skipped[]])[] {
  const files = new Map<string, Skipped[]>();
  for (const each of skipped) {
    const reason = reasonOfMany(each.reason);
    const others = files.get(reason);
    if (others) others.push(each);
    else files.set(reason, [each]);
  }
  return [...files].sort(([, a], [, b]) => b.length - a.length);
}

/** The same files, those of the rarest reason first, so that many of one kind bury none. */
export function rarestFirst(skipped: readonly Skipped[]): Skipped[] {
  return [...byReason(skipped)].reverse().flatMap(([, same]) => same);
}

function reasonOfMany(reason: string): string {
  const bare = reason.replace(/^Line \d+: /, '').replace(/^Too large: [^;]*; /, 'Too large: ').replace(/^the id ".*" was/s, 'the id was');
  return withCapital(bare);
}

/** The reason an error gives. */
export function errorReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message || 'It could not be read.';
}

/** A size in the megabytes of the settings, of 1024 times 1024 bytes. */
function megabytes(bytes: number, whole: (n: number) => number): string {
  if (bytes < MB) return `${Math.max(1, whole(bytes / 1024))} kB`;
  return `${whole((10 * bytes) / MB) / 10} MB`;
}
