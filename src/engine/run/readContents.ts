import { isSkipped, readDocument } from '../../core/documents/read';
import { readRecord } from '../../core/documents/readRecord';
import { errorReason } from '../../core/documents/reasons';
import type { TokenCounter } from '../../core/representation/embedder';
import type { Document, Skipped } from '../../core/types';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { sha256 } from '../files/hash';
import { textPacker } from './packedTexts';
import type { Found, Input } from './sources';

/** Documents read, and what was left out, sorted by path. */
export interface ReadContents {
  readonly documents: Document[];
  readonly skipped: Skipped[];
  /** False when an input was not what it had been when it was hashed. */
  readonly asFound: boolean;
}

/** Characters of texts that are kept as they are; those of further documents are packed. */
const PLAIN_CHARACTERS = 32 << 20;
/** Files that are fetched while the one before them is read. */
const AHEAD = 8;

/** Reads all inputs into documents with passages of at most `maxTokens`; what has no text or cannot be read any more joins the skipped. */
export async function readContents(
  found: Found,
  tokens: TokenCounter,
  maxTokens: number,
  work: Work,
): Promise<ReadContents> {
  const documents: Document[] = [];
  let asFound = true;
  const skipped = [...found.skipped];
  const pace = new Pace(work.signal);
  const packed = textPacker();
  let roomForTexts = PLAIN_CHARACTERS;
  const contents = fetchedAhead(found.inputs);
  for (const [position, input] of found.inputs.entries()) {
    await pace.breathe();
    const { result, hash } = await read(input, contents(position), tokens, maxTokens, work);
    asFound &&= hash === input.hash;
    if (isSkipped(result)) skipped.push(result);
    else documents.push((roomForTexts -= charactersOf(result)) >= 0 ? result : packed(result));
    work.report?.(position + 1, found.inputs.length);
  }
  skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { documents, skipped, asFound };
}

/** What an input was read into, and the hash of what was read; none when it could not be read. */
interface ReadInput {
  readonly result: Document | Skipped;
  readonly hash?: string;
}

async function read(input: Input, content: Promise<Content>, tokens: TokenCounter, maxTokens: number, { signal }: Work): Promise<ReadInput> {
  const options = { maxTokens };
  if (input.kind === 'record') return { result: await readRecord(input, tokens, options, { signal }), hash: input.hash };
  const { id, path, uri, written } = input;
  try {
    const fetched = await content;
    const what = typeof fetched === 'string' ? { text: fetched } : { bytes: fetched };
    const hash = input.kept ? input.hash : sha256(fetched);
    return { result: await readDocument({ id, path, uri, kind: written, ...what, hash }, tokens, options, { signal }), hash };
  } catch (error) {
    throwIfCancelled(signal);
    return { result: { path: id, reason: errorReason(error) } };
  }
}

type Content = Uint8Array | string;

/** The contents of inputs, asked for in their order: of a few beyond the one asked for they are on their way. */
function fetchedAhead(inputs: readonly Input[]): (position: number) => Promise<Content> {
  const under = new Map<number, Promise<Content>>();
  let next = 0;
  return position => {
    for (; next <= Math.min(position + AHEAD, inputs.length - 1); next++) {
      const input = inputs[next];
      const content = input.kind === 'record' ? Promise.resolve(input.text) : input.load();
      // Whoever asks for it hears of it.
      content.catch(() => undefined);
      under.set(next, content);
    }
    const content = under.get(position)!;
    under.delete(position);
    return content;
  };
}

function charactersOf({ passages }: Document): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}
