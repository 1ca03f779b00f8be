import { isAsciidoc, parseAsciidoc } from './asciidoc';
import type { Parsed } from './blocks';
import { parseCode } from './code';
import { parseHtml, parsePage } from './html';
import type { DocumentKind } from './kinds';
import { parseLatex } from './latex';
import { withoutHeads } from './mailHeads';
import { parseMarkdown } from './markdown';
import { parseNotebook } from './notebook';
import { parseOrg } from './org';
import { parsePlainText } from './plainText';
import { isRestructuredText, parseRestructuredText } from './restructuredText';

const parsers: Record<DocumentKind, (text: string, name: string) => Parsed> = {
  markdown: parseMarkdown,
  text: (text, name) => (parserOfText(text, name) ?? parsePlainText)(text, name),
  restructuredText: parseRestructuredText,
  asciidoc: parseAsciidoc,
  org: parseOrg,
  latex: parseLatex,
  html: parsePage,
  notebook: parseNotebook,
  // Their text was taken out of them as HTML.
  pdf: parseHtml,
  word: parseHtml,
  openDocument: parseHtml,
  richText: parseHtml,
  presentation: parseHtml,
  book: parseHtml,
  mail: text => {
    const parsed = parseHtml(text);
    return { ...parsed, blocks: withoutHeads(parsed.blocks) };
  },
  code: parseCode,
};

/** Of a text that is written in another way than its name says. */
function parserOfText(text: string, name: string): ((text: string) => Parsed) | undefined {
  if (!/\.txt$/i.test(name)) return undefined;
  return isRestructuredText(text) ? parseRestructuredText : isAsciidoc(text) ? parseAsciidoc : undefined;
}

/** A text's blocks by the rules of its kind; the name helps where a kind has dialects. */
export function parseDocument(kind: DocumentKind, text: string, name: string): Parsed {
  return parsers[kind](text, name);
}
