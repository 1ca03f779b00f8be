import { BlockList, closingLines, linesOf, type Parsed } from './blocks';
import { dateOf } from './dates';

const fences = /^(-{4,}|\.{4,}|`{3,}|\+{4,}|\/{4,}|_{4,}|={4,}|\*{4,}|--)[a-z0-9]*\s*$/;

/** Below the title of the document, without a blank line between, who wrote it and in which version. */
const author = /^\p{L}[\p{L}\p{M}'’.-]*(?:\s+\p{L}[\p{L}\p{M}'’.-]*){0,2}(?:\s+<[^<>\s]+>)?(?:;\s.*)?\s*$/u;
const revision = /^(?:v\d[\w.-]*|\d[\w.-]*,)(?:\s.*|[,:].*)?$/;

/** What stands below a title in the older of the two ways to write one; by its rank, the outermost first. */
const UNDERLINE = /^([-=~^+])\1{2,}\s*$/;
const RANKS = '=-~^+';

/** What is written so and seldom otherwise: macros, includes, attributes of blocks, rules around tables. */
const MARKS =
  /^(?:include|image|ifdef|ifndef|ifeval)::[^\s[\]]{0,200}\[[^\]\n]{0,200}\]\s*$|^\[(?:source[,%\]]|verse[,\]]|quote,|horizontal\]|(?:cols|options|role|width|grid|frame)=)|^\|={3,}\s*$|\b(?:link|xref|footnote|kbd|linkgit):[^\s[\]]{0,200}\[[^\]\n]{1,200}\]/gm;
const ENOUGH_MARKS = 2;

/** Whether a text is AsciiDoc, whatever its file is called. */
export function isAsciidoc(text: string): boolean {
  let found = 0;
  for (const _ of text.slice(0, 50_000).matchAll(MARKS)) if (++found === ENOUGH_MARKS) return true;
  return false;
}

/** AsciiDoc: headings behind `=` or above a line of signs, attributes, delimited blocks, lists, tables, macros. */
export function parseAsciidoc(text: string): Parsed {
  const lines = linesOf(text);
  const closing = closingLines([...lines]);
  const list = new BlockList();
  const tags: string[] = [];
  const extra: string[] = [];
  let title: string | undefined;
  let dated: number | undefined;
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) list.paragraph(inline(lines.slice(start, end).join('\n'), extra), start, end - 1);
    start = -1;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const heading = headingIn(line) ?? (start < 0 ? headingAbove(line, lines[at + 1]) : undefined);
    const attribute = /^:([!\w-]+):\s*(.*)$/.exec(line);
    const fence = fences.exec(line);
    if (fence && !/^[_=*]|^--$/.test(fence[1])) {
      close(at);
      // A block that never closes is its opening line alone, so that nothing after it is lost.
      const end = Math.max(at, closing(at + 1, fence[1], other => other.trimEnd() === fence[1]));
      if (!fence[1].startsWith('/')) list.code(lines.slice(at + 1, end).join('\n'), at + 1, end);
      at = end;
    } else if (heading) {
      close(at);
      const last = at + heading.lines - 1;
      if (heading.level === 1 && list.blocks.length === 0 && author.test(lines[last + 1] ?? '')) {
        lines[last + 1] = '';
        const version = lines[last + 2] ?? '';
        dated = dateOf(/^(?:v?\d[\w.-]*,)?([^:]*)/.exec(version)?.[1]) ?? dated;
        if (revision.test(version)) lines[last + 2] = '';
      }
      list.heading(heading.level, inline(heading.text, extra), at, last);
      at = last;
    } else if (attribute) {
      close(at);
      if (/^(keywords|tags|page-tags)$/.test(attribute[1])) tags.push(...attribute[2].split(/,\s*/));
      if (/^(revdate|date)$/.test(attribute[1])) dated ??= dateOf(attribute[2]);
      if (/^(doctitle|title)$/.test(attribute[1])) title = attribute[2].trim() || undefined;
    } else if (fence || line.trim() === '' || /^\/\/|^\[.*\]\s*$|^(include|image|video|audio|toc|ifdef|ifndef|endif)::?|^<<<$|^'{3,}$|^\+$|^[|!]={3,}$/.test(line)) {
      close(at);
    } else if (/^\|/.test(line)) {
      close(at);
      list.paragraph(inline(line.split('|').map(cell => cell.trim()).filter(cell => cell !== '').join(', '), extra), at);
    } else if (/^\s*([*.-]+|\d+\.)\s+\S|^\S.*::(\s|$)/.test(line)) {
      close(at);
      lines[at] = line.replace(/^\s*([*.-]+|\d+\.)\s+(\[[ xX*]\]\s+)?/, '').replace(/::(\s|$)/, ': ');
      start = at;
    } else if (start < 0) {
      start = at;
      lines[at] = line.replace(/^\.(?=\S)/, '').replace(/^(NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+/, '');
    }
  }
  close(lines.length);
  return { blocks: list.blocks, title, tags, dated, extra };
}

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly lines: number;
}

/** A heading, without marks that end it as they begin it. */
function headingIn(line: string): Heading | undefined {
  const [, marks = '', text = ''] = /^(={1,6}|#{1,6})\s+(\S.*)$/.exec(line.trimEnd()) ?? [];
  if (marks === '') return undefined;
  const before = text.endsWith(marks) ? text.slice(0, -marks.length) : text;
  return { level: marks.length, text: before.trimEnd() === before ? text : before.trimEnd(), lines: 1 };
}

/** A line with another of signs below it that is as long as it is, one more or less: other such lines stand around code. */
function headingAbove(line: string, next = ''): Heading | undefined {
  const sign = /^[\p{L}\p{N}]/u.test(line) ? UNDERLINE.exec(next)?.[1] : undefined;
  if (sign === undefined || Math.abs([...line.trimEnd()].length - next.trimEnd().length) > 1) return undefined;
  return { level: RANKS.indexOf(sign) + 1, text: line.trimEnd(), lines: 2 };
}

function inline(text: string, extra: string[]): string {
  return text
    .replace(/image:[^\s[]{1,500}\[([^\][]*)\]/g, (_, shown: string) => {
      if (shown) extra.push(shown.split(',')[0]);
      return '';
    })
    .replace(/(?:link:|xref:|mailto:|https?:\/\/)[^\s[\]]{0,500}\[([^\][]*)\]/g, (_, shown: string) => shown.split(',')[0].replace(/\^$/, ''))
    .replace(/<<[^,<>]*(?:,([^<>]+))?>>/g, (_, shown = '') => shown.trimStart())
    .replace(/\b(?:footnote|kbd|btn|menu|pass|stem|indexterm\d?):\w*\[([^\][]*)\]/g, '$1')
    .replace(/<?\bhttps?:\/\/[^\s<>\]]+>?/g, '')
    .replace(/\{([\w-]+)\}/g, '')
    .replace(/\[[.#][\w.#-]+\](?=[#*_`])/g, '')
    .replace(/(^|[^\p{L}\p{N}])([*_`#+]{1,2})(\S(?:[^\n]{0,300}?\S)?)\2(?![\p{L}\p{N}])/gu, '$1$3')
    .replace(/\(\(+|\)\)+/g, '')
    .replace(/ \+$/gm, '');
}
