import type { TokenCounter } from '../representation/embedder';
import type { Passage } from '../types';
import type { Pace } from '../work';
import type { Block } from './blocks';
import { fillPassages, type Paragraph } from './fill';
import { fitTokens, headingTokens } from './title';
import { countTokens } from './tokenSpans';

/** How large passages are, in the model's tokens. */
export interface PassageSize {
  /** Most tokens of what is embedded: title, heading, passage and the model's special tokens. */
  readonly maxTokens: number;
  readonly tokens: TokenCounter;
  /** True when the text begins with the title, which then does not stand before the first passage. */
  readonly titleBegins?: boolean;
}

/** The model's own tokens at the beginning and the end. */
const specialTokens = 2;
/** Room that is left to a passage whatever stands before it. */
const leastRoom = 8;

/**
 * Cuts a document's paragraphs into passages that follow its headings. Neighbours are put together up to the size; a
 * short section joins the next one under their common heading; what is too long is cut between sentences, and a
 * sentence too long between words. A heading without text of its own counts as text. Code blocks are passed over.
 */
export function cutPassages(blocks: readonly Block[], title: string, size: PassageSize, pace: Pace): Promise<Passage[]> {
  const whole = size.maxTokens - specialTokens;
  const later = Math.max(leastRoom, whole - countTokens(title, size.tokens));
  return fillPassages(underHeadings(blocks, size.tokens), { first: size.titleBegins ? whole : later, later }, size.tokens, pace);
}

function* underHeadings(blocks: readonly Block[], tokens: TokenCounter): Generator<Paragraph> {
  const open: { readonly level: number; readonly text: string }[] = [];
  let headings: readonly string[] = [];
  const read = blocks.filter(block => block.kind !== 'code');
  for (let at = 0; at < read.length; at++) {
    const { kind, level, text, line, endLine } = read[at];
    if (kind === 'paragraph') {
      yield { text, headings, line, endLine };
      continue;
    }
    while (open.length > 0 && open[open.length - 1].level >= level) open.pop();
    headings = open.map(above => above.text);
    const heading = text.replace(/\s+/g, ' ').trim();
    const next = read[at + 1];
    const isBare = !next || (next.kind === 'heading' && next.level <= level);
    if (isBare) {
      yield { text: heading, headings, line, endLine };
    } else {
      open.push({ level, text: fitTokens(heading, headingTokens, tokens) });
      headings = open.map(above => above.text);
    }
  }
}
