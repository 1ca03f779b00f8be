import { isOwnReport } from '../report/ownReport';
import type { TokenCounter } from '../representation/embedder';
import type { Document, Skipped } from '../types';
import { Pace, type Work } from '../work';
import type { Block } from './blocks';
import { withoutBoilerplate } from './boilerplate';
import { parseCode } from './code';
import { dateOfName } from './dates';
import { decode } from './decode';
import { codeLanguages } from './codeLanguages';
import { codeWords } from './identifiers';
import { kindByContent, kindByName, type DocumentKind } from './kinds';
import { parseDocument } from './parse';
import { cutPassages } from './passages';
import { emptyFile, noWords, ownReport } from './reasons';
import { isSubtitles } from './subtitles';
import { chooseTitle, fitTokens, titleTokens } from './title';

/** A file to read: its bytes, or its text where that is known already. */
export interface FileContent {
  readonly id: string;
  readonly path?: string;
  readonly uri?: string;
  /** SHA-256 (hex) of the bytes. */
  readonly hash: string;
  readonly bytes?: Uint8Array;
  readonly text?: string;
  /** How it is written, if that is known; else by its name and contents. */
  readonly kind?: DocumentKind;
}

/** Limits of reading. */
export interface ReadOptions {
  /** Most tokens of what is embedded for a passage, the title and special tokens among them; 128 if not given. */
  readonly maxTokens?: number;
}

/** The length the model was trained for. */
export const defaultMaxTokens = 128;
/** Fewer words than this are no prose worth reading alone. */
const fewWords = 3;
/** With less prose than this share of its code, a document says what it has to say in comments. */
const littleProse = 0.25;
/** Most words of code and tags kept for naming. */
const mostExtraWords = 300;

/** True if a file was left out. */
export function isSkipped(result: Document | Skipped): result is Skipped {
  return 'reason' in result;
}

/**
 * Reads a file: decodes it, takes its prose out of its markup, finds its title and cuts it into passages. Gives the
 * document, or why it is left out; rejects only when cancelled.
 */
export async function readDocument(
  content: FileContent,
  tokens: TokenCounter,
  { maxTokens = defaultMaxTokens }: ReadOptions = {},
  work: Work = {},
): Promise<Document | Skipped> {
  const { id, path, uri, hash, bytes } = content;
  const name = path ?? id;
  const skip = (reason: string): Skipped => ({ path: name, reason });
  const decoded = bytes ? decode(bytes) : { text: content.text ?? '' };
  if ('reason' in decoded) return skip(decoded.reason);
  // Letters and marks are one, as in lists of words: some systems write them apart.
  const text = decoded.text.normalize('NFC');
  if (text.trim() === '') return skip(emptyFile);
  if (isOwnReport(text)) return skip(ownReport);

  const kind = content.kind ?? kindOf(name, text);
  const parsed = parseDocument(kind, text, name);
  if (parsed.unreadable) return skip(parsed.unreadable);
  const chosen = chooseTitle(parsed.title, parsed.blocks, name, { isCode: kind === 'code', isNamed: !isUntitled(uri) });
  const title = fitTokens(chosen.title.normalize('NFC'), titleTokens, tokens);
  const body = parsed.blocks.filter((_, at) => at !== chosen.heading);
  const passages = await cutPassages(readable(body, kind), title, { maxTokens, tokens }, new Pace(work.signal));
  if (passages.length === 0) {
    if (!chosen.own) return skip(noWords);
    const { line, endLine } = parsed.blocks[chosen.heading] ?? { line: 0, endLine: 0 };
    passages.push({ text: title, headings: [], line, endLine });
  }
  const tags = (parsed.tags ?? []).map(tag => tag.trim()).filter(tag => tag !== '');
  const extra = extraWords([...tags, ...parsed.extra], body);
  const dated = parsed.dated ?? dateOfName(name, kind === 'markdown' || kind === 'org');
  const languages = kind === 'code' ? [] : (parsed.languages ?? codeLanguages(text));
  return {
    id,
    ...(path !== undefined && { path }),
    ...(uri !== undefined && { uri }),
    title,
    passages,
    extra,
    ...(tags.length > 0 && { tags }),
    ...(languages.length > 0 && { languages }),
    ...(dated !== undefined && { dated }),
    ...(parsed.changed !== undefined && { changed: parsed.changed }),
    hash,
  };
}

/** True for the address of a new text in the editor that nobody has named (`untitled:Untitled-1`); one that is to be saved under a name has a whole path. */
function isUntitled(uri = ''): boolean {
  return /^untitled:(?!\/)/u.test(uri);
}

/** What is known of a document beside its prose, each word once: its tags and so on, then the words of its code, as far as there is room. */
function extraWords(known: readonly string[], blocks: readonly Block[]): string {
  const words = new Set(known);
  for (const { kind, text } of blocks) {
    if (words.size >= mostExtraWords) break;
    if (kind === 'code') for (const word of codeWords(text)) words.add(word);
  }
  return [...words].slice(0, mostExtraWords).join(' ');
}

function kindOf(name: string, text: string): DocumentKind {
  const named = kindByName(name);
  if (named === 'data') return isSubtitles(name) ? 'text' : 'code';
  if (named !== 'unknown' && named !== 'media') return named;
  const kind = kindByContent(text);
  return kind === 'data' ? 'text' : kind;
}

/**
 * What of a document is embedded: its prose. Of code, and of a document that is mostly code, the comments too; the words
 * of names where there is hardly any prose; everything, boilerplate included, where nothing else is left.
 */
function readable(blocks: readonly Block[], kind: DocumentKind): readonly Block[] {
  const prose = withoutBoilerplate(blocks);
  if (kind === 'code') return hasWords(codeAsText(prose), 1) ? codeAsText(prose) : codeAsText(blocks);
  const withComments = () => withoutBoilerplate(prose.flatMap(block => (block.kind === 'code' ? commentsOf(block) : [block])));
  if (hasWords(prose, fewWords)) {
    return lengthOf(prose, 'paragraph') < littleProse * lengthOf(prose, 'code') ? withComments() : prose;
  }
  const everything = codeAsText(withComments());
  return hasWords(everything, 1) ? everything : blocks;
}

function lengthOf(blocks: readonly Block[], kind: Block['kind']): number {
  return blocks.reduce((sum, block) => sum + (block.kind === kind ? block.text.length : 0), 0);
}

function commentsOf(block: Block): readonly Block[] {
  return parseCode(block.text.trimEnd()).blocks.map(part => ({ ...part, line: part.line + block.line, endLine: part.endLine + block.line }));
}

function codeAsText(blocks: readonly Block[]): readonly Block[] {
  return blocks.map(block => (block.kind === 'code' ? { ...block, kind: 'paragraph', text: codeWords(block.text).join(' ') } : block));
}

/** True if the paragraphs have at least so many words. */
function hasWords(blocks: readonly Block[], least: number): boolean {
  let words = 0;
  for (const { kind, text } of blocks) {
    if (kind !== 'paragraph') continue;
    const start = text.slice(0, 2000);
    for (const word = /[\p{L}\p{N}]+/gu; word.test(start); ) if (++words >= least) return true;
  }
  return false;
}
