import type { TokenCounter } from '../representation/embedder';
import type { Document, Skipped } from '../types';
import { Pace, type Work } from '../work';
import { parseHtmlBlocks } from './html';
import { cutPassages } from './passages';
import { parsePlainText } from './plainText';
import { defaultMaxTokens, type ReadOptions } from './read';
import { emptyFile, noWords } from './reasons';
import type { RecordParts } from './recordFields';
import { firstWords, fitTokens, titleTokens } from './title';

const LONGEST_TITLE = 120;

/** A record of a file of records. */
export interface RecordContent extends RecordParts {
  readonly id: string;
  /** SHA-256 (hex) of what it says. */
  readonly hash: string;
  /** Its first line in the file, counted from 0. */
  readonly line?: number;
  /** Its address in the editor. */
  readonly uri?: string;
}

/**
 * Reads a record as plain text, or as HTML, which shops and forums keep. Where it has no title, that is its subject line (a first line
 * alone before a blank line of plain text), which its passages then leave out, or else its first words, which `embeddedText` does not
 * say twice. In a chat tags of HTML are spoken of. A title alone is its text too.
 */
export async function readRecord(
  { id, hash, title: named, text: given, tags, dated, numbers, line, uri, begins }: RecordContent,
  tokens: TokenCounter,
  { maxTokens = defaultMaxTokens }: Pick<ReadOptions, 'maxTokens'> = {},
  work: Work = {},
): Promise<Document | Skipped> {
  const own = named?.normalize('NFC').replace(/\s+/g, ' ').trim();
  const text = hasWords(given) || !own ? given.normalize('NFC') : own;
  if (!hasWords(text)) return { path: id, reason: text.trim() === '' ? emptyFile : noWords };
  const isHtml = begins === undefined && HTML.test(text);
  const paragraphs = (isHtml ? parseHtmlBlocks : parsePlainText)(text).blocks.map(block => ({ ...block, kind: 'paragraph' as const, level: 0 }));
  if (paragraphs.length === 0) return { path: id, reason: noWords };
  const subject = !own && !isHtml && begins === undefined && paragraphs.length > 1 ? subjectLine(text) : undefined;
  const title = fitTokens(own ? firstWords(own, LONGEST_TITLE) : (subject ?? begins ?? firstWords(isHtml ? paragraphs[0].text : text)), titleTokens, tokens);
  const body = subject ? paragraphs.slice(1) : paragraphs;
  const passages = await cutPassages(body, title, { maxTokens, tokens, titleBegins: !own && !subject }, new Pace(work.signal));
  const extra = (tags ?? []).join(' ');
  return { id, ...(uri !== undefined && { uri }), title, passages, extra, ...(tags && { tags }), ...(dated !== undefined && { dated }), ...(numbers && { numbers }), ...(line !== undefined && { line }), hash };
}

/** Ends of elements, or breaks of lines: a text about HTML seldom has them. */
const HTML = /<\/(?:p|div|span|[uo]l|li|h[1-6]|a|b|i|em|strong|blockquote|table|pre|code)>|<br ?\/?>/i;

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function subjectLine(text: string): string | undefined {
  const match = /^\s*(\S[^\n\r]{0,150})\r?\n[ \t]*\r?\n/.exec(text.slice(0, 400));
  return match?.[1].trim().replace(/^((re|fwd?|aw)\s*:\s*)+/i, '') || undefined;
}
