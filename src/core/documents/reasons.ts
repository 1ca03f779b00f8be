import type { Skipped } from '../types';

/** Why a file is left out, in the words the list of skipped files shows. */
export const emptyFile = 'Empty.';
export const binaryFile = 'Binary data, or a text in an encoding of its own; save a text as UTF-8.';
export const foreignEncoding = 'In an encoding of its own, not UTF-8; save it as UTF-8.';
export const brokenNotebook = 'A notebook that is damaged, or in a format before 4; open it and save it again.';
export const noWords = 'No words in it.';

/** Whether a file was left out for what it holds: as long as it holds the same, it is left out again. */
export function isForContents(reason: string): boolean {
  return reason === binaryFile || reason === foreignEncoding || reason === brokenNotebook || reason === noWords;
}

/** A file above the size limit, with both sizes. */
export function tooLarge(bytes: number, maxBytes: number): string {
  return `Too large: ${megabytes(bytes)}; the limit is ${megabytes(maxBytes)}.`;
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

function reasonOfMany(reason: string): string {
  const bare = reason.replace(/^Line \d+: /, '').replace(/^Too large: [^;]*; /, 'Too large: ').replace(/^the id ".*" was/s, 'the id was');
  return bare.slice(0, 1).toUpperCase() + bare.slice(1);
}

/** The reason an error gives. */
export function errorReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message || 'It could not be read.';
}

function megabytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}
