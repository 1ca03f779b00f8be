import { Parser, type Handler } from 'htmlparser2';
import { isAroundText, isMainText, PageText, titleOfPage } from './aroundText';
import { BlockList, type Parsed } from './blocks';
import { datesAmong } from './dates';
import { nextInFormula } from './formulaText';
import { withoutTemplateTags } from './templateTags';

/** Elements whose contents nobody reads as the document's text. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'canvas', 'iframe', 'object', 'select', 'button', 'nav', 'footer', 'aside', 'head', 'annotation', 'annotation-xml']);
/** Those of them that stand within a line: pictures in it, what a formula is in another notation, and what nobody sees, as a formula for a program. */
const silentInLine = new Set(['svg', 'annotation', 'annotation-xml', 'script', 'style', 'template']);
/** Elements inside a line; all others begin a new block. */
const inLine = new Set(
  ('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong ' +
    'sub sup time tt u var wbr img br input').split(' '),
);

/** What KaTeX prints of a formula beside the formula itself, and alternatives of pictures that are formulas in the notation of TeX. */
const PRINTED = /(?:^|\s)katex-html(?:\s|$)/;
const TEX = /\\[a-z]{2}/i;

/** What no formula holds: where one was not ended, or is no formula but a word about them, such an element ends it, as in browsers. */
const NO_FORMULA = /^(?:p|div|h[1-6]|[uod]l|li|table|tr|pre|blockquote|section|article)$/;

/** Pages written as XML, in which any element may be empty (`<title/>`). */
const XML = /^\ufeff?\s*<\?xml\b|<html\b[^>]*\sxmlns=/i;

/** Elements that may be open at once: what the parser does for a tag grows with them. Browsers nest no deeper than 512. */
const mostOpen = 4096;
/** Elements whose contents the parser reads in another way, up to their end. */
const apart = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);

/**
 * A web page: its title without the name of its site, keywords and blocks, without what the page says stands around its text.
 * Where that is more than its text, links aside, it is read whole.
 */
export function parsePage(source: string): Parsed {
  const text = withoutTemplateTags(source);
  const page = new PageText();
  const parsed = parseMarkup(text, page);
  const own = page.textOf(parsed.blocks);
  const whole = own ? { ...parsed, blocks: own } : parseMarkup(text);
  const heading = whole.blocks.find(({ kind }) => kind === 'heading')?.text;
  return whole.title && heading ? { ...whole, title: titleOfPage(whole.title, heading) } : whole;
}

/** HTML made of a document in another format: its title, keywords and blocks. */
export function parseHtml(text: string): Parsed {
  return parseMarkup(text);
}

/** A piece of HTML inside another document. */
export function parseHtmlBlocks(text: string): Parsed {
  return parseMarkup(text);
}

/** What a single inline tag reads as: a line break as a space, every other tag as nothing. */
export function inlineHtmlText(tag: string): string {
  return /^<br\b/i.test(tag) ? ' ' : '';
}

/** Elements of MathJax too, around the formula. */
function isInLine(name: string): boolean {
  return inLine.has(name) || name.startsWith('mjx-');
}

/** What a field of a page is called, without the name of those who set its meaning: "published_time", "date"; empty for what is called nothing. */
function fieldOf({ property, name, itemprop }: Readonly<Partial<Record<string, string>>>): string {
  return (property ?? name ?? itemprop ?? '').replace(/^(?:article|citation|dc|dcterms|og)[.:_]/i, '');
}

function words(given: readonly string[]): string[] {
  return given.map(word => word.trim()).filter(word => word !== '');
}

function parseMarkup(text: string, page?: PageText): Parsed {
  const list = new BlockList();
  const tags: string[] = [];
  const extra: string[] = [];
  const fields: [string, string][] = [];
  const lineAt = lineCounter(text);
  const isXml = XML.test(text.slice(0, 1000));
  let title = '';
  let inTitle = false;
  /** How many elements are open within that in which nobody reads, and within a formula, both with it; 0 outside of any. */
  let silentFrom = 0;
  let formulaFrom = 0;
  /** The same of the fractions whose upper part is open. */
  let fractions: number[] = [];
  /** What the block ends with. */
  let sign = '';
  /** The outermost of the silent elements that are open, the head aside. */
  let outermost = '';
  /** Whether these stand around the text of the page. */
  let aroundText = false;
  let block = '';
  /** What stands before it in the row of a table: joined once, as it may grow long. */
  let row: string[] = [];
  /** Whether the block holds more than blanks; asking the growing text itself each time would cost its square. */
  let begun = false;
  let from = 0;
  let heading = 0;
  let code = 0;
  let parser: Parser;
  /** Elements open in this parser, whether they became too many, and where in the text it began. */
  let open = 0;
  let full = false;
  let start = 0;
  const here = () => start + parser.startIndex;
  const close = (end: number) => {
    if (begun) {
      const [line, endLine] = [lineAt(from), lineAt(end)];
      if (row.length > 0) block = `${row.join('')} ${block}`;
      if (code > 0) list.code(block, line, endLine);
      else if (heading > 0) list.heading(heading, block.replace(/\s+/g, ' ').trim(), line, endLine);
      else list.paragraph(block.trim(), line, endLine);
    }
    block = sign = '';
    row = [];
    begun = false;
  };
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      full = ++open > mostOpen && !apart.has(name);
      if (full) parser.pause();
      // Pictures have titles, too.
      if (name === 'title' && title === '' && !outermost) inTitle = true;
      if (name === 'meta' && /^(keywords|news_keywords)$/i.test(attributes.name ?? '')) tags.push(...(attributes.content ?? '').split(','));
      if (name === 'meta') fields.push([fieldOf(attributes), attributes.content ?? '']);
      if (name === 'time' && attributes.pubdate !== undefined) fields.push(['pubdate', attributes.datetime ?? '']);
      page?.opens(name, open);
      if (silentFrom > 0) return;
      const local = name.slice(name.indexOf(':') + 1);
      const isFormula = local === 'math';
      aroundText = page !== undefined && isAroundText(name, attributes);
      if (aroundText || silent.has(local) || (isFormula && attributes.display === 'block') || PRINTED.test(attributes.class ?? '')) {
        if (!silentInLine.has(local) && !inLine.has(local)) close(here());
        outermost = name === 'head' ? '' : name;
        silentFrom = open;
        return;
      }
      if (formulaFrom > 0 && NO_FORMULA.test(name)) [formulaFrom, fractions] = [0, []];
      if (formulaFrom > 0 || isFormula) {
        formulaFrom ||= open;
        if (local === 'mfrac') fractions.push(open);
        return;
      }
      if (name === 'br') block += '\n';
      if (name === 'img' && attributes.alt && !/badge|shields/i.test(attributes.src ?? '') && !TEX.test(attributes.alt)) extra.push(attributes.alt);
      if (isInLine(name)) return;
      if (/^t[dh]$/.test(name) && begun) {
        const cell = block.trimEnd();
        row.push(cell === '' ? ',' : row.length > 0 ? ` ${cell},` : `${cell},`);
        block = '';
        return;
      }
      close(here());
      if (page && isMainText(name, attributes)) page.opensMain(open, list.blocks.length);
      if (/^h[1-6]$/.test(name)) heading = Number(name[1]);
      if (name === 'pre') code++;
    },
    ontext(data) {
      if (inTitle) title += data;
      if (!inTitle && (silentFrom === 0 || aroundText)) page?.says(data, aroundText);
      if (silentFrom > 0 || inTitle) return;
      if (!begun && data.trim() !== '') {
        begun = true;
        from = here() + (data.length - data.trimStart().length);
        block = '';
      }
      const piece = formulaFrom > 0 ? nextInFormula(sign, data) : data;
      block += piece;
      if (piece !== '') sign = piece;
    },
    onclosetag(name) {
      open--;
      page?.closes(open);
      if (name === 'title') inTitle = false;
      if (silentFrom > 0) {
        if (open < silentFrom) silentFrom = 0;
        if (silentFrom === 0) [outermost, aroundText] = ['', false];
        return;
      }
      if (formulaFrom > 0) {
        // What is over the line of a fraction has ended.
        if (open === fractions.at(-1)) {
          fractions.pop();
          block += sign = '/';
        }
        if (open < formulaFrom) [formulaFrom, fractions] = [0, []];
        return;
      }
      if (isInLine(name) || /^t[dh]$/.test(name)) return;
      close(Math.max(0, here() - 1));
      page?.closesMain(open, list.blocks.length);
      if (/^h[1-6]$/.test(name)) heading = 0;
      if (name === 'pre') code = Math.max(0, code - 1);
    },
  };
  for (let left = text; left !== ''; left = text.slice(start)) {
    [open, silentFrom, formulaFrom, heading, code] = [0, 0, 0, 0, 0];
    fractions = [];
    inTitle = full = false;
    outermost = '';
    aroundText = false;
    parser = new Parser(handler, { recognizeSelfClosing: isXml });
    parser.end(left);
    // Behind too many open elements another parser goes on as if they were closed.
    start = full ? start + parser.endIndex + 1 : text.length;
  }
  close(text.length);
  return {
    blocks: list.blocks,
    title: title.replace(/\s+/g, ' ').trim() || undefined,
    tags: words(tags),
    ...datesAmong(fields),
    extra: words(extra),
  };
}

/** Line numbers of positions that only grow, counted once over the text. */
function lineCounter(text: string): (position: number) => number {
  let position = 0;
  let line = 0;
  return target => {
    for (; position < Math.min(target, text.length); position++) {
      const unit = text.charCodeAt(position);
      if (unit === 10 || (unit === 13 && text.charCodeAt(position + 1) !== 10)) line++;
    }
    return line;
  };
}
