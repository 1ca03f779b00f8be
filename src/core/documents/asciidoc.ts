import { BlockList, closingLines, linesOf, type Parsed } from './blocks';
import { dateOf } from './dates';

const fences = /^(-{4,}|\.{4,}|`{3,}|\+{4,}|\/{4,}|_{4,}|={4,}|\*{4,}|--)[a-z0-9]*\s*$/;

/** Below the title of the document, without a blank line between, who wrote it and in which version. */
const author = /^\p{L}[\p{L}\p{M}'’.-]*(?:\s+\p{L}[\p{L}\p{M}'’.-]*){0,2}(?:\s+<[^<>\s]+>)?(?:;\s.*)?\s*$/u;
const revision = /^(?:v\d[\w.-]*|\d[\w.-]*,)(?:\s.*|[,:].*)?$/;

/** AsciiDoc: `=` headings, attributes, delimited blocks, lists, tables, macros. */
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
    const heading = /^(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?\s*$/.exec(line);
    const attribute = /^:([!\w-]+):\s*(.*)$/.exec(line);
    const fence = fences.exec(line);
    if (fence && !/^[_=*]|^--$/.test(fence[1])) {
      close(at);
      const end = closing(at + 1, fence[1], other => other.trimEnd() === fence[1]);
      const last = end < 0 ? lines.length : end;
      if (!fence[1].startsWith('/')) list.code(lines.slice(at + 1, last).join('\n'), at + 1, Math.min(last, lines.length - 1));
      at = last;
    } else if (heading) {
      close(at);
      if (heading[1].length === 1 && list.blocks.length === 0 && author.test(lines[at + 1] ?? '')) {
        lines[at + 1] = '';
        const version = lines[at + 2] ?? '';
        dated = dateOf(/^(?:v?\d[\w.-]*,)?([^:]*)/.exec(version)?.[1]) ?? dated;
        if (revision.test(version)) lines[at + 2] = '';
      }
      list.heading(heading[1].length, inline(heading[2], extra), at);
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

function inline(text: string, extra: string[]): string {
  return text
    .replace(/image:[^\s[]{1,500}\[([^\][]*)\]/g, (_, shown: string) => {
      if (shown) extra.push(shown.split(',')[0]);
      return '';
    })
    .replace(/(?:link:|xref:|mailto:|https?:\/\/)[^\s[\]]{0,500}\[([^\][]*)\]/g, (_, shown: string) => shown.split(',')[0].replace(/\^$/, ''))
    .replace(/<<[^,<>]*(?:,\s*([^<>]+))?>>/g, (_, shown?: string) => shown ?? '')
    .replace(/\b(?:footnote|kbd|btn|menu|pass|stem|indexterm\d?):\w*\[([^\][]*)\]/g, '$1')
    .replace(/<?\bhttps?:\/\/[^\s<>\]]+>?/g, '')
    .replace(/\{([\w-]+)\}/g, '')
    .replace(/\[[.#][\w.#-]+\](?=[#*_`])/g, '')
    .replace(/(^|[^\p{L}\p{N}])([*_`#+]{1,2})(\S(?:[^\n]{0,300}?\S)?)\2(?![\p{L}\p{N}])/gu, '$1$3')
    .replace(/\(\(+|\)\)+/g, '')
    .replace(/ \+$/gm, '');
}
