import { setImmediate } from 'node:timers/promises';
import { bytesIn } from '../../core/documents/formats';
import { formatOf } from '../../core/documents/kinds';
import { isSkipped } from '../../core/documents/read';
import { errorReason } from '../../core/documents/reasons';
import { byPath } from '../../core/order';
import type { TokenCounter } from '../../core/representation/embedder';
import type { Document, Skipped } from '../../core/types';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { sha256 } from '../files/hash';
import { textTaken, type TakeText, type TextOf } from '../formats/takenTexts';
import { textPacker } from './packedTexts';
import { readInput, type FetchedInput } from './readInput';
import type { Found, Input } from './sources';
import type { TextThread } from './textThread';

/** Documents read, and what was left out, sorted by path. */
export interface ReadContents {
  readonly documents: Document[];
  readonly skipped: Skipped[];
  /** False when an input was not what it had been when it was hashed. */
  readonly asFound: boolean;
}

/** Whoever may help. */
interface Help {
  /** A second thread that reads. */
  readonly thread?: Pick<TextThread, 'waiting' | 'read' | 'extract'>;
  /** Gives the texts of files that are no text themselves; they are taken out here if not given. */
  readonly textOf?: TextOf;
}

/** Characters of texts that are kept as they are; those of further documents are packed. */
const PLAIN_CHARACTERS = 32 << 20;
/** Files that are fetched while the one before them is read. */
const AHEAD = 8;
/** Inputs, and about how many characters of them, that are read in one go: a hundredth of a second or less. */
const TOGETHER = 32;
const CHARACTERS_TOGETHER = 32 << 10;
/** Batches that the second thread has before it, so that it does not wait for this one. */
const GIVEN = 2;

/**
 * Reads all inputs into documents with passages of at most `maxTokens`; what has no text or cannot be read any more joins
 * the skipped. A second thread, if there is one, reads some of them; what it has not read in the end is read here.
 */
export async function readContents(found: Found, tokens: TokenCounter, maxTokens: number, work: Work, { thread, textOf = textTaken }: Help = {}): Promise<ReadContents> {
  const { inputs } = found;
  const documents: Document[] = [];
  let asFound = true;
  const skipped = [...found.skipped];
  const pace = new Pace(work.signal);
  const packed = textPacker();
  let roomForTexts = PLAIN_CHARACTERS;
  const contents = fetchedAhead(inputs, (format, file) => textOf(format, file, work.signal, thread && takenBeside(thread)), work.signal);
  const results = new Array<Document | Skipped | undefined>(inputs.length);
  let next = 0;

  const isRead = (position: number) => position < next || results[position] !== undefined;

  /** Takes what was read, in the order of the inputs whatever comes first. */
  function take(result: Document | Skipped, position: number): void {
    if (isRead(position)) return;
    results[position] = result;
    for (let ready = results[next]; ready; ready = results[next]) {
      results[next++] = undefined;
      if (isSkipped(ready)) skipped.push(ready);
      else documents.push((roomForTexts -= charactersOf(ready)) >= 0 ? ready : packed(ready));
    }
    work.report?.(next, inputs.length);
  }

  async function readHere(batch: readonly Fetched[]): Promise<void> {
    for (const { position, input } of batch) {
      await pace.breathe();
      if (!isRead(position)) take(await readInput(input, tokens, maxTokens, work), position);
    }
  }

  /** Batches that the other thread has not read, or has failed at. */
  const given = new Set<readonly Fetched[]>();
  async function readThere(batch: readonly Fetched[], other: Pick<TextThread, 'read'>): Promise<void> {
    given.add(batch);
    const read = await other.read(batch.map(({ input }) => input), maxTokens).catch(() => undefined);
    if (!read) return;
    given.delete(batch);
    read.forEach((result, at) => take(result, batch[at].position));
  }

  for (let from = 0; from < inputs.length; ) {
    const batch: Fetched[] = [];
    let characters = 0;
    for (; from < inputs.length && batch.length < TOGETHER && characters < CHARACTERS_TOGETHER; from++) {
      const input = await contents(from);
      asFound &&= 'hash' in input && input.hash === inputs[from].hash;
      if ('reason' in input) take(input, from);
      else {
        batch.push({ position: from, input });
        characters += lengthOf(input);
      }
    }
    if (thread && thread.waiting < GIVEN) {
      void readThere(batch, thread);
    } else {
      await readHere(batch);
      // Answers of the other thread come in.
      if (thread) await setImmediate();
    }
  }
  // What is not answered by now is not waited for: the thread may have failed, or have no core of its own.
  for (const batch of [...given].reverse()) await readHere(batch);
  skipped.sort(byPath);
  return { documents, skipped, asFound };
}

/** An input with its contents, and its place among all. */
interface Fetched {
  readonly position: number;
  readonly input: FetchedInput;
}

/** Inputs with their contents and the hash of these, asked for in their order; or why they cannot be read. A few beyond the one asked for are on their way. */
function fetchedAhead(inputs: readonly Input[], textOf: TextOf, signal: AbortSignal | undefined): (position: number) => Promise<FetchedInput | Skipped> {
  const under = new Map<number, Promise<FetchedInput | Skipped>>();
  let next = 0;
  return position => {
    for (; next <= Math.min(position + AHEAD, inputs.length - 1); next++) {
      const input = fetched(inputs[next], textOf, signal);
      // Whoever asks for it hears of it; when the run is stopped nobody does.
      input.catch(() => undefined);
      under.set(next, input);
    }
    const content = under.get(position)!;
    under.delete(position);
    return content;
  };
}

async function fetched(input: Input, textOf: TextOf, signal: AbortSignal | undefined): Promise<FetchedInput | Skipped> {
  if (input.kind === 'record') return input;
  const { load, kept, ...rest } = input;
  try {
    const content = await load();
    const hash = kept ? input.hash : sha256(content);
    const format = formatOf(input.path);
    const bytes = format && bytesIn(format, content);
    return { ...rest, hash, content: bytes ? await textOf(format, { bytes, hash }) : content };
  } catch (error) {
    throwIfCancelled(signal);
    return { path: input.id, reason: errorReason(error) };
  }
}

/** Takes texts out in a second thread while that has little before it, and otherwise what it has no time for, or where it ended. */
function takenBeside(thread: Pick<TextThread, 'waiting' | 'extract'>): (otherwise: TakeText) => TakeText {
  return otherwise => async (format, bytes, signal) => {
    if (thread.waiting >= GIVEN) return otherwise(format, bytes, signal);
    try {
      return await thread.extract(format, bytes);
    } catch (error) {
      if (thread.waiting < Infinity) throw error;
      throwIfCancelled(signal);
      return otherwise(format, bytes, signal);
    }
  };
}

function lengthOf(input: FetchedInput): number {
  return input.kind === 'record' ? input.text.length : input.content.length;
}

function charactersOf({ passages }: Document): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}
