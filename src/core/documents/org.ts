import { BlockList, closingLines, linesOf, type Parsed } from './blocks';
import { dateOf } from './dates';

/** A time as Org writes it, with a day of the week in any language: `<2024-03-12 Tue 10:15>`. */
const STAMP = /^\s*[<[](\d{4}-\d\d-\d\d)(?:\s+[\p{L}.]+)?(\s+\d{1,2}:\d\d)?[>\]]\s*$/u;

/** What closes a drawer. */
const END = /^\s*:end:\s*$/i;

/** Org: starred headings with states and tags, `#+` lines and blocks, drawers, links, tables. */
export function parseOrg(text: string): Parsed {
  const lines = linesOf(text);
  const closing = closingLines([...lines]);
  const list = new BlockList();
  const tags: string[] = [];
  const extra: string[] = [];
  let title: string | undefined;
  let dated: number | undefined;
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) list.paragraph(inline(lines.slice(start, end).join('\n')), start, end - 1);
    start = -1;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const heading = /^(\*+)\s+(.*)$/.exec(line);
    const setting = /^\s*#\+(\w+):\s*(.*)$/.exec(line);
    const block = /^\s*#\+begin_(\w+)/i.exec(line);
    if (heading) {
      close(at);
      const text = heading[2].trimEnd();
      const last = text.split(/\s+/).at(-1)!;
      const ownTags = last.length < text.length ? /^:([\w@#%:]+):$/.exec(last)?.[1] : undefined;
      if (ownTags) extra.push(...ownTags.split(':'));
      const name = ownTags ? text.slice(0, -last.length) : text;
      list.heading(heading[1].length, inline(name.replace(/^(TODO|DONE|NEXT|WAITING|CANCELLED|STARTED)\s+/, '').replace(/^\[#[A-Z]\]\s*/, '').replace(/(?<!\s)\s*\[\d*(?:%|\/\d*)\]/g, '')).trimEnd(), at);
    } else if (block && /^(src|example|export|comment)$/i.test(block[1])) {
      close(at);
      const opposite = new RegExp(`^\\s*#\\+end_${block[1]}`, 'i');
      // A block that never closes is its opening line alone, so that nothing after it is lost.
      const end = Math.max(at, closing(at, block[1].toLowerCase(), other => opposite.test(other)));
      if (/^(src|example)$/i.test(block[1])) list.code(lines.slice(at + 1, end).join('\n'), at + 1, Math.min(end, lines.length - 1));
      at = end;
    } else if (/^\s*:[\w-]+:\s*$/.test(line)) {
      close(at);
      // A drawer that never closes is its opening line alone, too; none goes on below a heading.
      const end = closing(at, ':end:', other => END.test(other) || /^\*+\s/.test(other));
      if (END.test(lines[end] ?? '')) at = end;
    } else if (setting) {
      close(at);
      if (/^title$/i.test(setting[1])) title = title ? `${title} ${setting[2].trim()}` : setting[2].trim();
      if (/^date$/i.test(setting[1])) dated ??= dateOf(setting[2].replace(STAMP, '$1$2'));
      if (/^(filetags|keywords|category|roam_tags)$/i.test(setting[1])) tags.push(...setting[2].split(/[:,\s]+/).filter(tag => tag !== ''));
    } else if (line.trim() === '' || /^\s*(#(\s|\+|$)|-{5,}\s*$|\|[-+|]+\s*$|(SCHEDULED|DEADLINE|CLOSED|CLOCK):)/.test(line)) {
      close(at);
    } else if (/^\s*: /.test(line)) {
      close(at);
      list.code(line.replace(/^\s*: /, ''), at);
    } else if (/^\s*\|/.test(line)) {
      close(at);
      list.paragraph(inline(line.split('|').map(cell => cell.trim()).filter(cell => cell !== '').join(', ')), at);
    } else if (/^\s*([-+]|\d+[.)])\s+\S/.test(line)) {
      close(at);
      lines[at] = line.replace(/^\s*([-+]|\d+[.)])\s+(\[[ X-]\]\s+)?/, '').replace(/(?<!\s)\s+::(\s|$)/, ': ');
      start = at;
    } else if (start < 0) {
      start = at;
    }
  }
  close(lines.length);
  return { blocks: list.blocks, title: title ? inline(title) : undefined, tags, dated, extra };
}

function inline(text: string): string {
  return text
    .replace(/\[\[[^\][]*\]\[([^\][]*)\]\]/g, '$1')
    .replace(/\[\[(?:\w+:)?([^\][]*)\]\]/g, (_, target: string) => (/^\/\/|\.(png|jpe?g|gif|svg)$/i.test(target) ? '' : target))
    .replace(/\[fn:[^\][]*\]|\{\{\{[^{}]{0,200}\}\}\}/g, '')
    .replace(/<<<?([^<>\n]{1,200})>>>?/g, '$1')
    .replace(/[<[]\d{4}-\d\d-\d\d[^<>[\]]*[>\]]/g, '')
    .replace(/<?\bhttps?:\/\/[^\s<>\]]+>?/g, '')
    .replace(/(^|[\s('"])([*/_=~+])(\S(?:[^\n]{0,300}?\S)?)\2(?=[\s.,;:!?'")]|$)/gm, '$1$3');
}
