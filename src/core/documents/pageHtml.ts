import type { Block } from './blocks';

/** What a document in a format of its own says of itself. */
export interface About {
  readonly title?: string;
  readonly keywords?: readonly string[];
  /** As `dateOf` gives it. */
  readonly dated?: number;
}

/** Keywords of a text that parts them by commas or semicolons. */
export function keywordsIn(text: string): string[] {
  return text.split(/[,;]/).map(word => word.trim()).filter(word => word !== '');
}

/** Whether the letters of a title stand together in a text. */
export function isWithin(title: string, text: string): boolean {
  const letters = (of: string) => of.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = letters(title.normalize('NFKC'));
  return wanted !== '' && letters(text).includes(wanted);
}

/** A page of HTML of parts of a document. */
export function pageHtml(parts: readonly string[], { title, keywords = [], dated }: About): string {
  const named = title ? `<title>${escaped(title)}</title>` : '';
  const words = keywords.length > 0 ? `<meta name="keywords" content="${escaped(keywords.join(', '))}">` : '';
  const date = dated === undefined ? '' : `<meta name="created" content="${new Date(dated).toISOString()}">`;
  return `<head>${named}${words}${date}</head>${parts.join('\n')}`;
}

/** A cell that holds one paragraph and nothing else. */
const CELL = /(<t[dh]\b[^<>]*>)\s*<p\b[^<>]*>([^<]*(?:<(?!\/?(?:p|h[1-6]|[uod]l|li|div|table|t[rdh])\b)[^<]*)*)<\/p>\s*(?=<\/t[dh]>)/gi;

/** HTML with each paragraph, heading, item and row of a table on a line of its own, so that lines tell these. */
export function blocksOnLines(html: string): string {
  return html.replace(/[\r\n]+/g, ' ').replace(CELL, '$1$2').replace(/<\/(?:p|h[1-6]|li|tr|div|blockquote)>/gi, '$&\n');
}

/** A row of a table by the texts of its cells; nothing where these are empty. */
export function tableRow(cells: readonly string[]): string {
  const texts = cells.map(text => text.trim()).filter(text => text !== '');
  return texts.length > 0 ? `<tr>${texts.map(text => element('td', text)).join('')}</tr>` : '';
}

/** Paragraphs and headings, an element each. */
export function blocksAsHtml(blocks: readonly Block[]): string[] {
  return blocks.map(({ kind, level, text }) => element(kind === 'heading' ? `h${level}` : 'p', text));
}

/** An element with a text. */
export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
