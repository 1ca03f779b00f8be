import type { TokenCounter } from '../representation/embedder';
import type { Document, Skipped } from '../types';
import { Pace, type Work } from '../work';
import { cutPassages } from './passages';
import { parsePlainText } from './plainText';
import { defaultMaxTokens, type ReadOptions } from './read';
import { emptyFile, noWords } from './reasons';
import { firstWords, fitTokens, titleTokens } from './title';

/** A record `{id, text}` of a file of records, with its date where it has one. */
export interface RecordContent {
  readonly id: string;
  /** SHA-256 (hex) of the text. */
  readonly hash: string;
  readonly text: string;
  readonly dated?: number;
}

/**
 * Reads a record as plain text. Its title is its subject line (a first line alone before a blank line), which its
 * passages then leave out, or else its first words, which `embeddedText` does not say twice.
 */
export async function readRecord(
  { id, hash, text: given, dated }: RecordContent,
  tokens: TokenCounter,
  { maxTokens = defaultMaxTokens }: Pick<ReadOptions, 'maxTokens'> = {},
  work: Work = {},
): Promise<Document | Skipped> {
  const text = given.normalize('NFC');
  if (!/[\p{L}\p{N}]/u.test(text)) return { path: id, reason: text.trim() === '' ? emptyFile : noWords };
  const paragraphs = parsePlainText(text).blocks.map(block => ({ ...block, kind: 'paragraph' as const, level: 0 }));
  const subject = paragraphs.length > 1 ? subjectLine(text) : undefined;
  const title = fitTokens(subject ?? firstWords(text), titleTokens, tokens);
  const body = subject ? paragraphs.slice(1) : paragraphs;
  const passages = await cutPassages(body, title, { maxTokens, tokens, titleBegins: !subject }, new Pace(work.signal));
  return { id, title, passages, extra: '', ...(dated !== undefined && { dated }), hash };
}

function subjectLine(text: string): string | undefined {
  const match = /^\s*(\S[^\n\r]{0,150})\r?\n[ \t]*\r?\n/.exec(text.slice(0, 400));
  return match?.[1].trim().replace(/^((re|fwd?|aw)\s*:\s*)+/i, '') || undefined;
}
