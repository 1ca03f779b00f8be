import { BlockList, linesOf, type Parsed } from './blocks';
import { datesAmong, type SaidDates } from './dates';

const adornment = /^([=\-~^"'`#*+.:_<>!$%&(),/;?@[\\\]{|}])\1{2,}\s*$/;
const codeDirectives = /^(code|code-block|sourcecode|highlight|literalinclude|parsed-literal|doctest|testcode|productionlist|math|prompt)$/;
/** Directives whose text may begin on their own line. */
const admonitions = /^(note|warning|tip|hint|important|caution|danger|error|attention|admonition|seealso|todo|topic|sidebar|rubric|deprecated|versionadded|versionchanged)$/;
const silentDirectives = /^(contents|toctree|include|raw|image|figure|index|role|default-role|only|meta|include|sectnum|target-notes|currentmodule|module|graphviz|uml|plot)$/;

/** Directives, targets and roles, by which a text is known to be written so; other texts have hardly any. */
const marks = /^[ \t]*\.\. (?:[a-z][a-z:-]*::(?:\s|$)|_[^:\n]{1,80}:(?:\s|$))|(?<![\w`]):[a-z]{2,}(?::[a-z]{2,})?:`[^`\n]{1,200}`/gm;
const enoughMarks = 2;

/** Whether a text is reStructuredText, whatever its file is called: Sphinx keeps its sources as `.txt`, and some write them so. */
export function isRestructuredText(text: string): boolean {
  let found = 0;
  for (const _ of text.slice(0, 50_000).matchAll(marks)) if (++found === enoughMarks) return true;
  return false;
}

/** reStructuredText: underlined headings, directives, fields before the text (as in Python's PEPs), literal blocks. */
export function parseRestructuredText(text: string): Parsed {
  const lines = linesOf(text);
  const list = new BlockList();
  const extra: string[] = [];
  const fields = readFields(lines);
  const ranks: string[] = [];
  let { dated, changed } = fields;
  let at = fields.lines;
  /** How many blocks before the first text are headings. */
  let headings = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line.trim() === '') {
      at++;
      continue;
    }
    const title = headingAt(lines, at);
    // Fields below the title are of the document too.
    while (list.blocks[headings]?.kind === 'heading') headings++;
    if (/^:\w/.test(line) && headings > 0 && headings === list.blocks.length) {
      const below = readFields(lines.slice(at, untilBlank(lines, at)));
      dated ??= below.dated;
      changed ??= below.changed;
    }
    if (title) {
      if (!ranks.includes(title.rank)) ranks.push(title.rank);
      list.heading(ranks.indexOf(title.rank) + 1, inline(title.text), at, at + title.lines - 1);
      at += title.lines;
    } else if (/^\s*\.\.(\s|$)/.test(line)) {
      at = explicitMarkup(lines, at, list, extra);
    } else if (/^\s*>>> /.test(line)) {
      const end = untilBlank(lines, at);
      list.code(lines.slice(at, end).join('\n'), at, end - 1);
      at = end;
    } else {
      at = paragraphAt(lines, at, list);
    }
  }
  return { blocks: list.blocks, title: fields.title && inline(fields.title), tags: fields.tags, dated, changed, extra };
}

/** `Name: value` lines before everything else, or a `:name: value` list. */
function readFields(lines: readonly string[]): SaidDates & { title?: string; tags: string[]; lines: number } {
  const none = { tags: [], lines: 0 };
  const first = lines.findIndex(line => line.trim() !== '');
  if (first < 0 || !/^(:[\w -]+:|[A-Z][\w-]*:)(\s|$)/.test(lines[first])) return none;
  const values = new Map<string, string>();
  let key = '';
  let at = first;
  for (; at < lines.length && lines[at].trim() !== ''; at++) {
    const field = /^:?([\w -]+?):(?:\s+(.*))?$/.exec(lines[at]);
    if (field && !/^\s/.test(lines[at])) values.set((key = field[1].toLowerCase()), field[2] ?? '');
    else if (/^\s/.test(lines[at])) values.set(key, `${values.get(key) ?? ''} ${lines[at].trim()}`);
    else return none;
  }
  const tags = ['topic', 'tags', 'keywords', 'category'].flatMap(name => values.get(name)?.split(/[,;]\s*/) ?? []);
  return { title: values.get('title')?.trim() || undefined, tags, ...datesAmong(values), lines: at };
}

function headingAt(lines: readonly string[], at: number): { text: string; rank: string; lines: number } | undefined {
  const [line, next = '', third = ''] = [lines[at], lines[at + 1], lines[at + 2]];
  const over = adornment.exec(line);
  if (over && next.trim() !== '' && adornment.exec(third)?.[1] === over[1]) return { text: next.trim(), rank: over[1] + over[1], lines: 3 };
  const under = /^\S/.test(line) && !over ? adornment.exec(next) : null;
  if (under && next.trim().length >= Math.min(line.trim().length, 4)) return { text: line.trim(), rank: under[1], lines: 2 };
  return undefined;
}

/** Directives, comments, footnotes, targets: what begins with `..`. Gives the line after it. */
function explicitMarkup(lines: readonly string[], at: number, list: BlockList, extra: string[]): number {
  const indent = indentOf(lines[at]);
  let end = at + 1;
  while (end < lines.length && (lines[end].trim() === '' || indentOf(lines[end]) > indent)) end++;
  const directive = /^\s*\.\.\s+(?:\|[^|]+\|\s+)?([\w:+.-]+?)::\s*(.*)$/.exec(lines[at]);
  const footnote = /^\s*\.\.\s+\[[^\]]+\]\s*(.*)$/.exec(lines[at]);
  if (footnote) {
    list.paragraph(inline([footnote[1], ...lines.slice(at + 1, end)].join('\n').trimEnd()), at, lastLine(lines, end));
  } else if (directive && codeDirectives.test(directive[1])) {
    list.code(lines.slice(at + 1, end).filter(line => !/^\s+:[\w-]+:/.test(line)).join('\n'), at + 1, lastLine(lines, end));
  } else if (directive && !silentDirectives.test(directive[1])) {
    const says = admonitions.test(directive[1]);
    if (directive[2] && !says) extra.push(inline(directive[2]));
    const first = says && directive[2] ? 0 : 1;
    const body = lines.slice(at + first, end).map(line => (/^\s+:[\w-]+:/.test(line) ? '' : line));
    // Of a change the version stands before what is said; the rest of the text tells how far it is indented.
    const said = /^(?:deprecated|version)/.test(directive[1]) ? directive[2].replace(/^\d[\w.+-]*(\s+|$)/, '') : directive[2];
    if (first === 0) body[0] = `${' '.repeat(leastIndent(body.slice(1)))}${said}`;
    for (let inner = 0; inner < body.length; ) {
      if (body[inner].trim() === '') inner++;
      else if (/^\s*\.\.(\s|$)/.test(body[inner])) inner = innerEnd(body, inner);
      else inner = paragraphAt(body, inner, list, at + first);
    }
  }
  return end;
}

/** Markup inside a directive is passed over, so that hostile nesting costs nothing. */
function innerEnd(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && (lines[end].trim() === '' || indentOf(lines[end]) > indentOf(lines[at]))) end++;
  return end;
}

/** A paragraph, list item, or table, and the literal block after a paragraph that ends with `::`. */
function paragraphAt(lines: readonly string[], at: number, list: BlockList, offset = 0): number {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== '' && !isItem(lines[end]) && !headingAt(lines, end)) end++;
  const raw = lines.slice(at, end).join('\n');
  if (/^\s*[+=][-=+ ]{4,}$/m.test(raw)) {
    lines.slice(at, end).forEach((row, index) => list.paragraph(inline(tableRow(row)), offset + at + index));
  } else {
    list.paragraph(inline(raw.replace(/^\s*([-*+•]|#?\(?\w{1,3}[.)])\s+/, '').replace(/^\s*\| /gm, '')), offset + at, offset + end - 1);
  }
  if (!/::\s*$/.test(lines[end - 1])) return end;
  const indent = indentOf(lines[at]);
  let close = end;
  while (close < lines.length && (lines[close].trim() === '' || indentOf(lines[close]) > indent)) close++;
  list.code(lines.slice(end, close).join('\n'), offset + end, offset + lastLine(lines, close));
  return close;
}

function isItem(line: string): boolean {
  return /^\s*([-*+•]|#\.|\(?\d{1,3}[.)])\s+\S/.test(line) || /^\s*\.\.\s/.test(line);
}

function tableRow(row: string): string {
  return row.replace(/^[\s+=|-]+$/, '').split(/\s*\|\s*|\s{2,}/).filter(cell => cell !== '').join(', ');
}

function inline(text: string): string {
  return text
    .replace(/``([^`]+)``/g, '$1')
    .replace(/:(pep|rfc):`(\d+)/g, (_, series: string, number: string) => `\`${series.toUpperCase()} ${number}`)
    .replace(/:[\w:+.-]{1,60}:`(?:([^`<]{1,300}?)\s*<[^`<>]*>|~?!?([^`<]+))`/g, '$1$2')
    .replace(/`([^`<]{1,300}?)\s*<[^`<>]*>`__?/g, '$1')
    .replace(/`([^`]+)`_{0,2}/g, '$1')
    .replace(/\s?\[[#*\w.-]*\]_/g, '')
    .replace(/\b(\w[\w.-]{0,80}\w)__?(?=[\s.,;:)]|$)/g, '$1')
    .replace(/(^|[\s(])\*{1,2}([^\s*](?:[^*\n]{0,300}[^\s*])?)\*{1,2}/g, '$1$2')
    .replace(/\|([^|\s][^|\n]*)\|_{0,2}/g, '$1')
    .replace(/<?\bhttps?:\/\/[^\s<>]+>?/g, '')
    .replace(/::\s*$/, ':');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Of the lines that are not blank; 0 when all are. */
function leastIndent(lines: readonly string[]): number {
  const least = lines.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), Infinity);
  return Number.isFinite(least) ? least : 0;
}

function untilBlank(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && lines[end].trim() !== '') end++;
  return end;
}

/** The last line before `end` that is not blank. */
function lastLine(lines: readonly string[], end: number): number {
  let last = end - 1;
  while (last > 0 && lines[last].trim() === '') last--;
  return last;
}
