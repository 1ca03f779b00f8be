import { BlockList, linesOf, type Parsed } from './blocks';
import { readMailHeader, writtenLines, type MailHeader } from './mail';
import { withoutHeads } from './mailHeads';
import { podTitle, readPodFile } from './pod';
import { isSubtitles, spokenLines } from './subtitles';

/**
 * Plain text: paragraphs between blank lines; a line underlined with `===` or `---` is a heading. By its name Perl's
 * documentation and subtitles, by its beginning a saved mail.
 */
export function parsePlainText(text: string, name = ''): Parsed {
  const lines = linesOf(text);
  const list = new BlockList();
  if (/\.pod$/i.test(name)) {
    readPodFile(lines, list);
    return { blocks: list.blocks, title: podTitle(list.blocks), extra: [] };
  }
  if (isSubtitles(name)) {
    addParagraphs(list, spokenLines(lines), 0);
    return { blocks: list.blocks, extra: [] };
  }
  // A text without a name is a part of another, or a record.
  const header: MailHeader = name ? readMailHeader(lines) : { lines: 0 };
  const isMail = header.lines > 0;
  addParagraphs(list, isMail ? writtenLines(lines) : lines, header.lines);
  return { blocks: isMail ? withoutHeads(list.blocks) : list.blocks, title: header.title, dated: header.dated, extra: [] };
}

function addParagraphs(list: BlockList, lines: readonly string[], from: number): void {
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) list.paragraph(lines.slice(start, end).join('\n'), start, end - 1);
    start = -1;
  };
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    const underline = /^(={3,}|-{3,})\s*$/.exec(line);
    if (underline && start === at - 1 && start >= 0 && lines[start].length <= 80) {
      list.heading(underline[1].startsWith('=') ? 1 : 2, lines[start], start, at);
      start = -1;
    } else if (/^\W*$/u.test(line) && !/[\p{L}\p{N}]/u.test(line)) {
      close(at);
    } else if (start < 0) {
      start = at;
    }
  }
  close(lines.length);
}
