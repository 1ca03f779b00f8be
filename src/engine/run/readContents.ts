import { isSkipped, readDocument } from '../../core/documents/read';
import { readRecord } from '../../core/documents/readRecord';
import { errorReason } from '../../core/documents/reasons';
import type { TokenCounter } from '../../core/representation/embedder';
import type { Document, Skipped } from '../../core/types';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { DEFAULT_TOKENS } from '../model/transformer';
import { sha256 } from '../files/hash';
import type { Found, Input } from './sources';

/** Reads all inputs into documents; what has no text or cannot be read any more joins the skipped, sorted by path. */
export async function readContents(
  found: Found,
  tokens: TokenCounter,
  work: Work,
): Promise<{ documents: Document[]; skipped: Skipped[] }> {
  const documents: Document[] = [];
  const skipped = [...found.skipped];
  const pace = new Pace(work.signal);
  for (const [position, input] of found.inputs.entries()) {
    await pace.breathe();
    const result = await read(input, tokens, work);
    if (isSkipped(result)) skipped.push(result);
    else documents.push(result);
    work.report?.(position + 1, found.inputs.length);
  }
  skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { documents, skipped };
}

async function read(input: Input, tokens: TokenCounter, work: Work): Promise<Document | Skipped> {
  const options = { maxTokens: DEFAULT_TOKENS };
  if (input.kind === 'record') return readRecord(input, tokens, options, { signal: work.signal });
  const { id, path, uri, written } = input;
  try {
    const content = await input.load();
    const what = typeof content === 'string' ? { text: content } : { bytes: content };
    return await readDocument({ id, path, uri, kind: written, ...what, hash: sha256(content) }, tokens, options, { signal: work.signal });
  } catch (error) {
    throwIfCancelled(work.signal);
    return { path: id, reason: errorReason(error) };
  }
}
