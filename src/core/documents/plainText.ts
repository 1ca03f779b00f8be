import { BlockList, linesOf, type Parsed } from './blocks';
import { podTitle, readPod } from './pod';

/** Plain text: paragraphs between blank lines; a line underlined with `===` or `---` is a heading. Perl's documentation, by its name. */
export function parsePlainText(text: string, name = ''): Parsed {
  const lines = linesOf(text);
  const list = new BlockList();
  if (/\.pod$/i.test(name)) {
    readPod(lines, 0, list);
    return { blocks: list.blocks, title: podTitle(list.blocks), extra: [] };
  }
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) list.paragraph(lines.slice(start, end).join('\n'), start, end - 1);
    start = -1;
  };
  lines.forEach((line, at) => {
    const underline = /^(={3,}|-{3,})\s*$/.exec(line);
    if (underline && start === at - 1 && start >= 0 && lines[start].length <= 80) {
      list.heading(underline[1].startsWith('=') ? 1 : 2, lines[start], start, at);
      start = -1;
    } else if (/^\W*$/u.test(line) && !/[\p{L}\p{N}]/u.test(line)) {
      close(at);
    } else if (start < 0) {
      start = at;
    }
  });
  close(lines.length);
  return { blocks: list.blocks, extra: [] };
}
