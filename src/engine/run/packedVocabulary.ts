import type { Vocabulary } from '../../core/naming/vocabulary';

/** A vocabulary with the words of all documents in one array: thousands of small ones take long from thread to thread. */
export interface PackedVocabulary extends Omit<Vocabulary, 'documents'> {
  /** Titles, texts and extra words of the documents, one after the other. */
  readonly codes: Int32Array<ArrayBuffer>;
  /** Where each of them ends. */
  readonly ends: Int32Array<ArrayBuffer>;
}

/** Packs a vocabulary to be sent. */
export function packVocabulary({ documents, ...rest }: Vocabulary): PackedVocabulary {
  const parts = documents.flatMap(({ title, text, extra }) => [title, text, extra]);
  const ends = new Int32Array(parts.length);
  parts.forEach(({ length }, at) => (ends[at] = length + (at > 0 ? ends[at - 1] : 0)));
  const codes = new Int32Array(ends.at(-1) ?? 0);
  parts.forEach((part, at) => codes.set(part, ends[at] - part.length));
  return { ...rest, codes, ends };
}

/** The vocabulary that was packed. */
export function unpackVocabulary({ codes, ends, ...rest }: PackedVocabulary): Vocabulary {
  const part = (at: number) => codes.subarray(at > 0 ? ends[at - 1] : 0, ends[at]);
  const documents = Array.from({ length: ends.length / 3 }, (_, at) => ({ title: part(3 * at), text: part(3 * at + 1), extra: part(3 * at + 2) }));
  return { ...rest, documents };
}
