import MarkdownIt, { type Token } from 'markdown-it';
import { BlockList, linesOf, type Parsed } from './blocks';
import { readFrontMatter } from './frontMatter';
import { inlineHtmlText, parseHtmlBlocks } from './html';
import { parsePlainText } from './plainText';

/** Nesting deeper than anybody writes is hostile; the parser gives up on it, and the text is read as plain. */
const maxNesting = 60;
const parser = new MarkdownIt('default', { html: true, linkify: false, typographer: false, maxNesting });
/** What may begin anything but text within a line. Lines without are most, and need not be taken apart. */
const MARKUP = /[\\`~*_[<&]/;
parser.core.ruler.at('inline', ({ tokens, md, env }) => {
  for (const token of tokens) if (token.type === 'inline' && MARKUP.test(token.content)) md.inline.parse(token.content, md, env, (token.children ??= []));
});
/** What Obsidian puts behind a paragraph that is linked to: `^37066d`. */
const BLOCK_ID = /[ \t\n]\^(?=[\d-]*[a-z])[a-z\d-]{4,60}$/i;
/** What makes a quotation or a part of the page an aside of some kind: `[!note]-`, `:::tip`. */
const ASIDE = /^(?:\[![\w-]+\][+-]?[ \t]*|:{3,}[ \t]*(?:\{[^}\n]{0,300}\}|[\w-]*)[ \t]*)/gm;
/** The mark of a footnote in the text, and before the note itself. */
const FOOTNOTE = /\[\^([^\]\s]{1,60})\]/g;
const NOTE = /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*/;
/** Lines longer than this are data or another program's output, on which a Markdown parser only loses time. */
const longestLine = 50_000;

/** Markdown (CommonMark and tables, front matter, wiki links, #tags) by markdown-it. */
export function parseMarkdown(text: string): Parsed {
  const front = readFrontMatter(text);
  const lines = linesOf(text);
  const frontLines = front.lines;
  const { blocks, extra } = parseMarkdownText(lines.slice(frontLines));
  return {
    blocks: blocks.map(block => ({ ...block, line: block.line + frontLines, endLine: block.endLine + frontLines })),
    title: front.title,
    tags: front.tags,
    dated: front.dated,
    changed: front.changed,
    extra: [...front.aliases, ...extra],
  };
}

/** The same of lines without front matter. */
export function parseMarkdownText(lines: readonly string[]): Parsed {
  return lines.some(line => line.length > longestLine) ? parsePlainText(lines.join('\n')) : parseBody(withoutFootnoteMarks(lines));
}

/** Marks of the footnotes that the lines have; what only looks like one stays. */
function withoutFootnoteMarks(lines: readonly string[]): readonly string[] {
  const labels = new Set(lines.flatMap(line => NOTE.exec(line)?.[1] ?? []));
  if (labels.size === 0) return lines;
  return lines.map(line => (line.includes('[^') ? line.replace(NOTE, '').replace(FOOTNOTE, (mark, label: string) => (labels.has(label) ? '' : mark)) : line));
}

function parseBody(lines: readonly string[]): Parsed {
  const list = new BlockList();
  const extra: string[] = [];
  const tokens = parser.parse(lines.map(plainWikiLinks).join('\n'), {});
  if (tokens.some(token => token.level >= maxNesting - 1)) return parsePlainText(lines.join('\n'));
  const contents = linkLists(tokens);
  /** Place of the row or block around a cell, whose own token has none. */
  let place: readonly [number, number] = [0, 0];
  let row: string[] | undefined;
  let heading = 0;
  tokens.forEach((token, at) => {
    if (token.map) place = [token.map[0], Math.max(token.map[0], token.map[1] - 1)];
    if (contents.has(at)) return;
    switch (token.type) {
      case 'heading_open':
        // Several lines above a rule are a paragraph to whoever wrote them, though not to CommonMark.
        heading = token.markup === '-' && token.map && token.map[1] - token.map[0] > 2 ? 0 : Number(token.tag.slice(1));
        break;
      case 'heading_close':
        heading = 0;
        break;
      case 'tr_open':
        row = [];
        break;
      case 'tr_close':
        list.paragraph((row ?? []).filter(cell => cell !== '').join(', '), ...place);
        row = undefined;
        break;
      case 'inline': {
        const text = inlineText(token, extra);
        if (heading > 0) list.heading(heading, text, ...place);
        else if (row) row.push(text.trim());
        else list.paragraph(text, ...place);
        break;
      }
      case 'fence':
        list.code(token.content, place[0] + 1, place[0] + token.content.split('\n').length - 1);
        break;
      case 'code_block':
        list.code(token.content, ...place);
        break;
      case 'html_block': {
        const html = parseHtmlBlocks(token.content);
        extra.push(...html.extra);
        for (const block of html.blocks) list.blocks.push({ ...block, line: block.line + place[0], endLine: block.endLine + place[0] });
        break;
      }
    }
  });
  return { blocks: list.blocks, extra };
}

/** `[[Note#Part|shown]]` reads as what is shown; `![[picture.png]]` and `^block-id` as nothing. */
function plainWikiLinks(line: string): string {
  if (!line.includes('[[')) return line;
  return line
    .replace(/!\[\[[^\][]*\]\]/g, '')
    .replace(/\[\[([^\]|[]*)(?:\|([^\][]*))?\]\]/g, (_, target: string, shown?: string) => shown ?? noteName(target));
}

/** `Folder/Note#Part` → "Note Part". */
function noteName(target: string): string {
  return target.slice(target.lastIndexOf('/', target.indexOf('#') < 0 ? target.length : target.indexOf('#')) + 1).replace(/[#^]+/g, ' ').trim();
}

/** What a reader sees of inline tokens: no addresses, no pictures (their texts go to `extra`), no tags. */
function inlineText({ content, children }: Token, extra: string[]): string {
  // Blanks around a line's end are not shown.
  let text = MARKUP.test(content) ? '' : content.replace(/(?<! ) *\n[ \t]*/g, '\n').replace(ASIDE, '');
  for (const token of children ?? []) {
    switch (token.type) {
      case 'text':
        text += text === '' || text.endsWith('\n') ? token.content.replace(ASIDE, '') : token.content;
        break;
      case 'code_inline':
      case 'text_special':
        text += token.content;
        break;
      case 'softbreak':
      case 'hardbreak':
        text += '\n';
        break;
      case 'image':
        if (!isBadge(token)) extra.push(token.content);
        break;
      case 'html_inline':
        text += inlineHtmlText(token.content);
        break;
    }
  }
  return text
    .replace(/<?\bhttps?:\/\/[^\s<>)\]]+>?/g, '')
    .replace(BLOCK_ID, '')
    .replace(/^(\s*\[[ xX]\]\s+)/, '')
    .replace(/(^|\s)#([\p{L}_][\p{L}\p{N}_/-]*)/gu, (_, before: string, tag: string) => `${before}${tag.replace(/[/_-]+/g, ' ')}`);
}

/** A picture drawn by a service to show a state: build, version, downloads. */
function isBadge(token: Token): boolean {
  const source = String(token.attrGet('src') ?? '');
  return /badge|shields\.io|travis-ci|circleci|codecov|\/workflows\/.*\.svg|badgen|app\.netlify/i.test(source);
}

/** Positions of the inline tokens that belong to tables of contents: lists whose every item links into the same page. */
function linkLists(tokens: readonly Token[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    if (!/^(bullet|ordered)_list_open$/.test(tokens[at].type) || tokens[at].level > 0) continue;
    const items: number[] = [];
    let end = at + 1;
    for (; tokens[end] && !(tokens[end].level === tokens[at].level && tokens[end].nesting < 0); end++) {
      if (tokens[end].type === 'inline') items.push(end);
    }
    if (items.length > 1 && items.every(item => isPageLink(tokens[item]))) for (const item of items) found.add(item);
    at = end;
  }
  return found;
}

function isPageLink({ children }: Token): boolean {
  const kept = (children ?? []).filter(token => token.type !== 'text' || token.content.trim() !== '');
  return kept[0]?.type === 'link_open' && String(kept[0].attrGet('href')).startsWith('#') && kept.at(-1)?.type === 'link_close';
}
