import { withCapital } from '../capital';
import { lastPart } from '../paths';
import type { TokenCounter } from '../representation/embedder';
import type { Block } from './blocks';
import { splitIdentifier } from './identifiers';
import { wordSpans } from './tokenSpans';

/** Most tokens of a title and of a heading; they stand before passages and must leave them room. */
export const titleTokens = 32;
export const headingTokens = 24;
const longestTitle = 120;

/** A title, and the position of the heading it was taken from (−1 if from elsewhere). */
export interface ChosenTitle {
  readonly title: string;
  readonly heading: number;
  /** True if the document itself says so; false for a title made of its file name. */
  readonly own: boolean;
}

/**
 * The title of a document: what it calls itself, else its first heading if that stands for the whole (before all text,
 * or alone at the top level), else its file's name made readable. Where a file has a name written for people
 * ("Retro Computers.md") and several headings of one rank, the headings are its parts and the name is the title. What has no
 * name yet, as a new text in the editor, has its first words for one.
 */
export function chooseTitle(declared: string | undefined, blocks: readonly Block[], path: string, { isCode, isNamed = true }: { readonly isCode: boolean; readonly isNamed?: boolean }): ChosenTitle {
  const first = blocks.findIndex(block => block.kind === 'heading');
  if (declared) {
    const repeated = first >= 0 && sameWords(blocks[first].text, declared) ? first : -1;
    return { title: tidyTitle(declared), heading: repeated, own: true };
  }
  if (first >= 0) {
    const heading = blocks[first];
    const opens = !blocks.slice(0, first).some(block => block.kind === 'paragraph');
    const alone = blocks.filter(block => block.kind === 'heading' && block.level <= heading.level).length === 1;
    const namedForPeople = isNameForPeople(path);
    if (alone ? opens || heading.level === 1 : opens && !namedForPeople) {
      return { title: tidyTitle(heading.text), heading: first, own: true };
    }
  }
  const words = isNamed ? '' : firstWords(firstLine(blocks));
  const title = words || (isCode ? lastPart(path) : readableName(path));
  return { title, heading: -1, own: false };
}

/** The first line with a word in it. */
function firstLine(blocks: readonly Block[]): string {
  for (const { text } of blocks) {
    const at = text.search(/[\p{L}\p{N}]/u);
    if (at >= 0) return text.slice(text.lastIndexOf('\n', at) + 1).split('\n', 1)[0];
  }
  return '';
}

/** A text's first words as a title. */
export function firstWords(text: string, most = 80): string {
  const line = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > most / 3 ? cut.slice(0, blank) : cut.slice(0, most).replace(/[\ud800-\udbff]$/, '')).replace(/[\s.,;:–—-]+$/u, '')}…`;
}

/** A title or heading cut at a word so that it has at most `most` tokens. */
export function fitTokens(text: string, most: number, counter: TokenCounter): string {
  let tokens = 0;
  let end = 0;
  for (const span of wordSpans(text, 0, text.length, counter)) {
    tokens += span.tokens;
    if (tokens > most) return `${text.slice(0, end)}…`;
    // The ellipsis is a token of its own.
    if (tokens < most) end = span.end;
  }
  return text;
}

/** A file's name as a title: no extension, separators as blanks, a capital at the start. */
function readableName(path: string): string {
  const parts = path.split('/');
  const stem = withoutExtension(parts.at(-1) ?? path);
  // A name shared by many folders' files says less than the folder's own; TextEdit keeps a text with pictures as a folder.
  if ((/^(readme|index|_index|untitled)$/i.test(stem) || /\.rtfd\/TXT\.rtf$/i.test(path)) && parts.length > 1) return readableName(parts.slice(0, -1).join('/'));
  const words = /\s/.test(stem) ? stem : splitIdentifier(stem).join(' ');
  const title = words.replace(/\s+/g, ' ').trim() || stem;
  return withCapital(title);
}

function withoutExtension(name: string): string {
  return name.replace(/(?<=.)\.[a-z0-9]{1,10}$/i, '');
}

/** A name with blanks, capitals or letters beyond ASCII was written for people; `a-slug` or `README` was not. */
function isNameForPeople(path: string): boolean {
  const stem = withoutExtension(lastPart(path));
  return /\s|[^\u0020-\u007e]/.test(stem) || /^\p{Lu}\p{Ll}{2,}$/u.test(stem);
}

function tidyTitle(text: string): string {
  return firstWords(text.replace(/\s+/g, ' ').trim(), longestTitle);
}

function sameWords(a: string, b: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return bare(a) === bare(b);
}
