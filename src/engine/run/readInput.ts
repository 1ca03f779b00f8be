import { readDocument } from '../../core/documents/read';
import { readRecord } from '../../core/documents/readRecord';
import { errorReason } from '../../core/documents/reasons';
import type { TokenCounter } from '../../core/representation/embedder';
import type { Document, Skipped } from '../../core/types';
import { throwIfCancelled, type Work } from '../../core/work';
import type { Input } from './sources';

/** A file or record with its contents at hand, as it may be sent to another thread. */
export type FetchedInput = Omit<Extract<Input, { kind: 'file' }>, 'kept' | 'load'> & { readonly content: Uint8Array | string } | Extract<Input, { kind: 'record' }>;

/** Reads an input into a document with passages of at most `maxTokens`, or says why it is left out; rejects only when cancelled. */
export async function readInput(input: FetchedInput, tokens: TokenCounter, maxTokens: number, { signal }: Work): Promise<Document | Skipped> {
  if (input.kind === 'record') return readRecord(input, tokens, { maxTokens }, { signal });
  const { id, path, uri, written, hash, content } = input;
  try {
    const what = typeof content === 'string' ? { text: content } : { bytes: content };
    return await readDocument({ id, path, uri, kind: written, ...what, hash }, tokens, { maxTokens }, { signal });
  } catch (error) {
    throwIfCancelled(signal);
    return { path: id, reason: errorReason(error) };
  }
}
