import { closingLines, type Block, type BlockList } from './blocks';

/** A line that begins a stretch of documentation in Perl; in its code no line begins so. */
const COMMAND = /^=([a-zA-Z]\w*)(?:\s+(.*))?$/;
/** What is written in another language, up to its `=end`. */
const FOREIGN = /^(?:html|latex|man|roff|tex|xml|docbook|comment)\b/i;
/** A paragraph for one kind of output, but for those that are of plain text. */
const FOR_OTHERS = /^(?!text\b)[a-z]/i;
/** Codes with two, three or four brackets on each side hold brackets of their own; the innermost of each. */
const WIDE = [2, 3, 4].map(n => new RegExp(`([A-Z])<{${n}}\\s((?:(?![A-Z]<{${n}}\\s|\\s>{${n}})[^]){0,2000})\\s>{${n}}(?!>)`, 'g'));
const NARROW = /([A-Z])<([^<>]{0,2000})>/g;
/** Signs of their own, until all codes around them are read. */
const [LESS, GREATER] = ['\ue000', '\ue001'];
const ENTITIES: Readonly<Record<string, string>> = { lt: LESS, gt: GREATER, verbar: '|', sol: '/', amp: '&', quot: '"' };

/** True for a line with which documentation begins. */
export function beginsPod(line: string): boolean {
  const command = COMMAND.exec(line)?.[1];
  return command !== undefined && command !== 'cut';
}

/**
 * Reads Perl's documentation (`perldoc perlpod`) from the line `at`, where it begins, up to its `=cut` or the end, into
 * blocks: headings, paragraphs, items; what is indented is code. Gives the line behind it.
 */
export function readPod(lines: readonly string[], at: number, list: BlockList, closing: ReturnType<typeof closingLines>): number {
  let start = -1;
  const close = (end: number) => {
    if (start < 0) return;
    const text = lines.slice(start, end).join('\n');
    if (/^\s/.test(lines[start])) list.code(text, start, end - 1);
    else list.paragraph(plain(text), start, end - 1);
    start = -1;
  };
  for (; at < lines.length; at++) {
    const command = COMMAND.exec(lines[at]);
    if (!command) {
      if (lines[at].trim() === '') close(at);
      else if (start < 0) start = at;
      continue;
    }
    close(at);
    const [, name, rest = ''] = command;
    if (name === 'cut') return at + 1;
    const level = /^head([1-6])$/.exec(name)?.[1];
    if (level) list.heading(Number(level), plain(rest), at);
    else if (name === 'item') list.paragraph(plain(rest.replace(/^(?:\*|\d+\.?)(?=\s|$)\s*/, '')), at);
    else if (name === 'for' && FOR_OTHERS.test(rest)) at = nextBlank(lines, at) - 1;
    else if (name === 'begin' && FOREIGN.test(rest)) at = Math.max(at, closing(at + 1, '=cut', line => /^=(?:end|cut)\b/.test(line)));
  }
  close(lines.length);
  return at;
}

/** The first blank line behind a line, or the end. */
function nextBlank(lines: readonly string[], at: number): number {
  while (at < lines.length && lines[at].trim() !== '') at++;
  return at;
}

/** Reads a file of nothing but documentation: as `readPod`, and the stretches behind it; what stands between them is a program. */
export function readPodFile(lines: readonly string[], list: BlockList): void {
  const closing = closingLines(lines);
  for (let at = 0; at < lines.length; at++) if (at === 0 || beginsPod(lines[at])) at = readPod(lines, at, list, closing) - 1;
}

/** What documentation is about, as its section NAME says. */
export function podTitle(blocks: readonly Block[]): string | undefined {
  const at = blocks.findIndex(({ kind, text }) => kind === 'heading' && /^name$/i.test(text.trim()));
  return at >= 0 && blocks[at + 1]?.kind === 'paragraph' ? blocks[at + 1].text : undefined;
}

/** Text without its codes: `C<$x>`, `B<< bold >>`, `L<what is shown|target>`, `E<gt>`. */
function plain(text: string): string {
  let bare = text.replace(/E<(\w{1,20})>/g, (_, name: string) => ENTITIES[name] ?? '');
  // From the inside out; as deep as anybody writes.
  for (let depth = 0; depth < 4 && /[A-Z]</.test(bare); depth++) {
    for (const wide of WIDE) bare = bare.replace(wide, (_, code: string, inside: string) => shown(code, withoutBrackets(inside.trim())));
    bare = withoutNarrow(bare);
  }
  return bare.replaceAll(LESS, '<').replaceAll(GREATER, '>');
}

function withoutNarrow(text: string): string {
  return text.replace(NARROW, (_, code: string, inside: string) => shown(code, inside));
}

/** What stands in a wide code: the brackets that are left in it (`$x->bake`) end no code around it. */
function withoutBrackets(text: string): string {
  return withoutNarrow(withoutNarrow(text)).replaceAll('<', LESS).replaceAll('>', GREATER);
}

function shown(code: string, inside: string): string {
  if (code === 'X' || code === 'Z') return '';
  if (code !== 'L') return inside;
  const [, said, target] = /^(?:([^|]*)\|)?(.*)$/s.exec(inside)!;
  return said ?? (/^\w+:\/\//.test(target) ? '' : target.replace(/^\/|"/g, '').replace('/', ' '));
}
