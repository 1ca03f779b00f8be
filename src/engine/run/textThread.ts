import { join } from 'node:path';
import type { Format } from '../../core/documents/formats';
import type { NamingText, Vocabulary } from '../../core/naming/vocabulary';
import type { Descent } from '../../core/projection/descent';
import type { Document, Skipped } from '../../core/types';
import type { Language } from '../../core/words/languages';
import { Pace } from '../../core/work';
import type { PieceTrie } from '../model/wordPieces';
import { openThread } from '../thread';
import { unpackVocabulary, type PackedVocabulary } from './packedVocabulary';
import type { FetchedInput } from './readInput';

/**
 * What the thread is asked: for the trie of its tokenizer, to read inputs into documents, the text in a file, the languages of texts, or the words of
 * documents, all of them once there are no `more`; and, once all is read, to find the places of documents.
 */
export type TextTask =
  | { readonly kind: 'trie' }
  | { readonly kind: 'read'; readonly inputs: readonly FetchedInput[]; readonly maxTokens: number }
  | { readonly kind: 'extract'; readonly format: Format; readonly bytes: Uint8Array }
  | { readonly kind: 'languages'; readonly texts: readonly string[] }
  | { readonly kind: 'words'; readonly texts: readonly NamingText[]; readonly more: boolean }
  | { readonly kind: 'descent'; readonly descent: Descent };

export type TextAnswer =
  | { readonly trie: PieceTrie }
  | { readonly results: (Document | Skipped)[] }
  | { readonly text: string }
  | { readonly languages: (Language | null)[] }
  | { readonly vocabulary: PackedVocabulary }
  | { readonly points: Float32Array };

/** A second thread for texts, so that a run's own can go on meanwhile. What it gives is what this thread would make of the same. */
export interface TextThread {
  /** Tasks it has not answered; Infinity when it has ended. */
  readonly waiting: number;
  /** The trie of its tokenizer. Rejects when the thread fails or ends. */
  trie(): Promise<PieceTrie>;
  /** Documents of inputs, or why they are left out, in their order. Rejects when the thread fails or ends. */
  read(inputs: readonly FetchedInput[], maxTokens: number): Promise<(Document | Skipped)[]>;
  /** As `extract`. Rejects too when the thread fails or ends. */
  extract(format: Format, bytes: Uint8Array): Promise<string>;
  /** As `languageOf` of each. Rejects when the thread fails or ends. */
  languages(texts: readonly string[]): Promise<(Language | null)[]>;
  /** As `readVocabulary`. Rejects when the thread fails or ends. */
  vocabulary(texts: readonly NamingText[]): Promise<Vocabulary>;
  /** As `descend`, but of a copy of the points. Rejects when the thread fails or ends. */
  descend(descent: Descent): Promise<Float32Array>;
  /** Ends it once it has answered what it was asked. */
  leave(): void;
  /** Ends it, whatever it is at. */
  close(): void;
}

/** The bundle of `textWorker`, beside those of the processes that use it; absent where sources run unbundled. */
const SCRIPT = join(__dirname, 'texts.js');

/** Texts that are sent in one go: to copy all of a large folder takes too long. */
const TOGETHER = 500;
/** Memory it may take; where it needs more it ends, and its work is done in this thread. */
const MOST_MEGABYTES = 1_024;

/** Starts a thread, which ends when it is closed or the run is stopped; none where its bundle is not at hand. */
export function openTextThread(modelFolder: string, signal?: AbortSignal, script = SCRIPT): TextThread | undefined {
  const thread = openThread<TextTask, TextAnswer>({ script, purpose: 'texts', data: modelFolder, mostMegabytes: MOST_MEGABYTES }, signal);
  return thread && {
    get waiting() {
      return thread.waiting;
    },
    async trie() {
      return (await thread.ask({ kind: 'trie' }) as { trie: PieceTrie }).trie;
    },
    async read(inputs, maxTokens) {
      return (await thread.ask({ kind: 'read', inputs, maxTokens }) as { results: (Document | Skipped)[] }).results;
    },
    async extract(format, bytes) {
      return (await thread.ask({ kind: 'extract', format, bytes }) as { text: string }).text;
    },
    async languages(texts) {
      return (await thread.ask({ kind: 'languages', texts }) as { languages: (Language | null)[] }).languages;
    },
    async vocabulary(texts) {
      const pace = new Pace(signal);
      let first = 0;
      for (; first + TOGETHER < texts.length; first += TOGETHER) {
        // Where one of them fails the last one does.
        thread.ask(wordsTask(texts.slice(first, first + TOGETHER), true)).catch(() => undefined);
        await pace.breathe();
      }
      const { vocabulary } = await thread.ask(wordsTask(texts.slice(first), false)) as { vocabulary: PackedVocabulary };
      return unpackVocabulary(vocabulary);
    },
    async descend(descent) {
      return (await thread.ask({ kind: 'descent', descent }) as { points: Float32Array }).points;
    },
    leave: () => thread.leave(),
    close: () => thread.close(),
  };
}

/** Texts may be put together only when they are asked for, which cannot be sent. */
function wordsTask(texts: readonly NamingText[], more: boolean): TextTask {
  return { kind: 'words', texts: texts.map(({ title, text, extra }) => ({ title, text, extra })), more };
}
