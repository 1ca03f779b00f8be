import { Parser, type Handler } from 'htmlparser2';
import { BlockList, type Parsed } from './blocks';

/** Elements whose contents nobody reads as the document's text. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'canvas', 'iframe', 'object', 'select', 'button', 'nav', 'footer', 'aside', 'head']);
/** Elements inside a line; all others begin a new block. */
const inLine = new Set(
  ('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong ' +
    'sub sup time tt u var wbr img br input').split(' '),
);

/** Pages written as XML, in which any element may be empty (`<title/>`). */
const XML = /^\ufeff?\s*<\?xml\b|<html\b[^>]*\sxmlns=/i;

/** Elements that may be open at once: what the parser does for a tag grows with them. Browsers nest no deeper than 512. */
const mostOpen = 4096;
/** Elements whose contents the parser reads in another way, up to their end. */
const apart = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);

/** A whole HTML page: its title, keywords and blocks. */
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

function words(given: readonly string[]): string[] {
  return given.map(word => word.trim()).filter(word => word !== '');
}

function parseMarkup(text: string): Parsed {
  const list = new BlockList();
  const tags: string[] = [];
  const extra: string[] = [];
  const lineAt = lineCounter(text);
  const isXml = XML.test(text.slice(0, 1000));
  let title = '';
  let inTitle = false;
  let depthSilent = 0;
  /** The outermost of the silent elements that are open, the head aside. */
  let outermost = '';
  let block = '';
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
      if (code > 0) list.code(block, line, endLine);
      else if (heading > 0) list.heading(heading, block.replace(/\s+/g, ' ').trim(), line, endLine);
      else list.paragraph(block.trim(), line, endLine);
    }
    block = '';
    begun = false;
  };
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      full = ++open > mostOpen && !apart.has(name);
      if (full) parser.pause();
      // Pictures have titles, too.
      if (name === 'title' && title === '' && !outermost) inTitle = true;
      if (name === 'meta' && /^(keywords|news_keywords)$/i.test(attributes.name ?? '')) tags.push(...(attributes.content ?? '').split(','));
      if (silent.has(name) || depthSilent > 0) {
        if (depthSilent === 0) {
          close(here());
          outermost = name === 'head' ? '' : name;
        }
        depthSilent += silent.has(name) ? 1 : 0;
        return;
      }
      if (name === 'br') block += '\n';
      if (name === 'img' && attributes.alt && !/badge|shields/i.test(attributes.src ?? '')) extra.push(attributes.alt);
      if (inLine.has(name)) return;
      if (/^t[dh]$/.test(name) && begun) {
        block = `${block.trimEnd()}, `;
        return;
      }
      close(here());
      if (/^h[1-6]$/.test(name)) heading = Number(name[1]);
      if (name === 'pre') code++;
    },
    ontext(data) {
      if (inTitle) title += data;
      if (depthSilent > 0 || inTitle) return;
      if (!begun && data.trim() !== '') {
        begun = true;
        from = here() + (data.length - data.trimStart().length);
        block = '';
      }
      block += data;
    },
    onclosetag(name) {
      open--;
      if (name === 'title') inTitle = false;
      if (silent.has(name)) {
        depthSilent = Math.max(0, depthSilent - 1);
        if (depthSilent === 0) outermost = '';
        return;
      }
      if (depthSilent > 0 || inLine.has(name) || /^t[dh]$/.test(name)) return;
      close(Math.max(0, here() - 1));
      if (/^h[1-6]$/.test(name)) heading = 0;
      if (name === 'pre') code = Math.max(0, code - 1);
    },
  };
  for (let left = text; left !== ''; left = text.slice(start)) {
    [open, depthSilent, heading, code] = [0, 0, 0, 0];
    inTitle = full = false;
    outermost = '';
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
