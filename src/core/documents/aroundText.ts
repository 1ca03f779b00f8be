import type { Block } from './blocks';

type Attributes = Readonly<Partial<Record<string, string>>>;

/** What an element is for, by its role, where nobody reads it for what the page says. */
const ROLES = /^(?:navigation|banner|contentinfo|search|menu|menubar|toolbar|doc-toc|doc-pagelist)$/i;
/** How those who make pages call what stands around the text: ways to other pages, a list of contents, head and foot. */
const NAMES =
  /^(?!(?:has|with|no|without|hide|show|is)[-_])(?:.*[-_])?(?:(?:top|bottom|sub|side|main|site|page|foot|head|sphinx)?(?:nav|navigation|menu|sidebar|toc)|nav(?:bar|box|header|footer|head|foot|list|links?|panel|path|row\d?|tree)|breadcrumbs?|pagination|pager|tocwrapper|printfooter|catlinks|editsection|toplang|bottomlang|site[-_]?header)$/i;
/** The same of what others call a part of their text as well. */
const FOOT = /^(?:(?:page|site|main)[-_]?)?footer(?:[-_]text)?$/i;
/** Elements that may be called so. Headings and sections have names made of their own words. */
const CALLED = new Set('div table ul ol dl p td tr th span form header center'.split(' '));
/** A mark behind a heading that leads to it. */
const MARK = /(?:^|\s)(?:headerlink|header-?anchor|heading-?anchor|anchor-?link|hash-?link|permalink)(?:\s|$)/i;

/** Numbers beside lines of code, which are none of it. */
const LINE_NUMBERS = /^(?:source-line-no|line-?(?:no|nos|numbers?))$/i;

/** Whether an element stands around the text of a page, as the page says of it by role, class or id. */
export function isAroundText(element: string, { role = '', class: classes = '', id = '' }: Attributes): boolean {
  if (element === 'a') return MARK.test(classes);
  if (ROLES.test(role)) return element !== 'body' && element !== 'html';
  if (!CALLED.has(element)) return false;
  const named = classes.split(/\s+/u);
  // The id of a section is made of its heading.
  if (named.some(name => /^(?:section|level\d)$/i.test(name))) return false;
  return named.some(name => LINE_NUMBERS.test(name)) || [...named, id].some(name => NAMES.test(name) || FOOT.test(name));
}

/** Whether an element holds what a page is there for. */
export function isMainText(element: string, { role = '' }: Attributes): boolean {
  return element === 'main' || (role.toLowerCase() === 'main' && CALLED.has(element) && !/^t[dh]$/.test(element));
}

/** Hears a page as it is parsed, and tells which of its blocks are its text. */
export class PageText {
  /** Elements open with the link and the main part that are open; 0 outside of these. */
  private link = 0;
  private main = 0;
  private readonly mains: [from: number, end: number][] = [];
  /** Whether the text that follows belongs to a program. */
  private isProgram = false;
  /** Letters outside of links: left out, in a main part, and in neither. */
  private leftOut = 0;
  private inMain = 0;
  private elsewhere = 0;

  opens(element: string, open: number): void {
    if (element === 'a' && this.link === 0) this.link = open;
    this.isProgram = element === 'script' || element === 'style';
  }

  opensMain(open: number, blocks: number): void {
    if (this.main !== 0) return;
    this.main = open;
    this.mains.push([blocks, Infinity]);
  }

  closes(open: number): void {
    this.isProgram = false;
    if (open < this.link) this.link = 0;
  }

  closesMain(open: number, blocks: number): void {
    if (open >= this.main) return;
    this.main = 0;
    this.mains.at(-1)![1] = blocks;
  }

  says(text: string, isLeftOut: boolean): void {
    if (this.link > 0 || this.isProgram) return;
    const letters = text.trim().length;
    if (isLeftOut) this.leftOut += letters;
    else if (this.main > 0) this.inMain += letters;
    else this.elsewhere += letters;
  }

  /** Those of its blocks that are its text; undefined where that is less than what stands around it, links aside. */
  textOf(blocks: readonly Block[]): readonly Block[] | undefined {
    const hasMain = this.mains.length > 0;
    const [kept, others] = hasMain ? [this.inMain, this.leftOut + this.elsewhere] : [this.elsewhere, this.leftOut];
    const own = hasMain ? this.mains.flatMap(([from, end]) => blocks.slice(from, end)) : blocks;
    return kept >= others && own.some(({ kind }) => kind !== 'heading') ? own : undefined;
  }
}

/** Characters of what can be a title; looking for its parts takes the square of them. */
const LONGEST_TITLE = 1000;
/** What parts a page's title from the name of its site, or of the book that it is a part of. */
const BETWEEN = /\s+(?:[-–—|·•»«]+|:+)\s+|:\s+|\s+(?=\([^()]*\)$)/gu;

/** A page's title without the name of its site, where its first heading says the rest: of "Lists | Python Notes" only "Lists". */
export function titleOfPage(title: string, heading: string): string {
  if (title.length > LONGEST_TITLE) return title;
  const said = asWords(heading);
  const isSaid = (part: string) => asWords(part).trim() !== '' && said.includes(asWords(part));
  const between = [...title.matchAll(BETWEEN)];
  if (between.length === 0 || isSaid(title)) return title;
  const parts = [...between.map(({ index }) => title.slice(0, index)), ...between.map(({ index, 0: sign }) => title.slice(index + sign.length))];
  return parts.filter(isSaid).sort((a, b) => b.length - a.length)[0] ?? title;
}

function asWords(text: string): string {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `;
}
