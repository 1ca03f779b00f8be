import { BlockList, closingLines, linesOf, type Parsed } from './blocks';
import { dateOf } from './dates';
import { plainLetters } from './latexAccents';

const levels: Record<string, number> = { part: 1, chapter: 1, section: 2, subsection: 3, subsubsection: 4, paragraph: 5, subparagraph: 6, frametitle: 5, 'begin{frame}': 5 };
const codeEnvironments = /^(verbatim|Verbatim|lstlisting|minted|alltt|algorithm|algorithmic|code)\*?$/;
const silentEnvironments =
  /^(equation|align|alignat|gather|multline|eqnarray|displaymath|math|tikzpicture|thebibliography|comment|filecontents|picture|axis|titlepage)\*?$/;

/** LaTeX: sections, paragraphs, items and captions; commands, formulas, tables' rules and the preamble left out. */
export function parseLatex(text: string): Parsed {
  const lines = typeset(linesOf(text).map(line => line.replace(/(^|[^\\])%.*$/, '$1')));
  const closing = closingLines([...lines]);
  const list = new BlockList();
  const preambleEnd = lines.findIndex(line => line.includes('\\begin{document}'));
  const beginning = lines.slice(0, 2000).join('\n');
  const title = argument(beginning, /\\title\s*(?:\[[^\]]{0,300}\]\s*)?(?=\{)/);
  const keywords = argument(lines.join('\n'), /\\keywords\s*(?=\{)/);
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) list.paragraph(latexText(lines.slice(start, end).join('\n')), start, end - 1);
    start = -1;
  };
  for (let at = preambleEnd + 1; at < lines.length; at++) {
    const line = lines[at];
    const section = /^\s*\\(part|chapter|section|subsection|subsubsection|paragraph|subparagraph|frametitle|begin\{frame\})\*?\s*(?:\[[^\]]{0,300}\]\s*)?(?=\{)/.exec(line);
    const environment = /^\s*\\begin\{(\w+\*?)\}/.exec(line)?.[1];
    if (section) {
      close(at);
      const rest = lines.slice(at, at + 4).join('\n').slice(section[0].length);
      const name = braced(rest);
      const last = at + name.split('\n').length - 1;
      list.heading(levels[section[1]], latexText(name).replace(/\s+/g, ' '), at, last);
      at = last;
      // Of braces that never close only the first is passed over.
      lines[at] = rest.slice(name.length + (rest[name.length + 1] === '}' ? 2 : 1)).split('\n')[0];
      if (lines[at].trim() !== '') start = at;
    } else if (environment && (codeEnvironments.test(environment) || silentEnvironments.test(environment))) {
      close(at);
      const found = closing(at, environment, other => other.includes(`\\end{${environment}}`));
      const end = Math.max(at, found);
      if (codeEnvironments.test(environment) && found > at) list.code(lines.slice(at + 1, end).join('\n'), at + 1, end);
      at = end;
    } else if (line.trim() === '' || /^\s*\\(begin|end|maketitle|tableofcontents|label|bibliography|bibliographystyle|includegraphics|centering|newpage|clearpage|hline|toprule|midrule|bottomrule|input|include|usepackage|author|date|title|keywords)\b/.test(line)) {
      close(at);
    } else if (/^\s*(\\item|\\caption)\b/.test(line) || /\\\\\s*$/.test(lines[at - 1] ?? '')) {
      close(at);
      start = at;
    } else if (start < 0) {
      start = at;
    }
  }
  close(lines.length);
  return { blocks: list.blocks, title: title ? latexText(title).replace(/\s+/g, ' ').trim() : undefined, tags: keywords ? latexText(keywords).split(/[,;]\s*/) : [], dated: dateOf(argument(beginning, /\\date\s*(?=\{)/)), extra: [] };
}

/** The lines up to the end of the document: what stands behind it is never typeset. */
function typeset(lines: readonly string[]): string[] {
  const [begin, end] = ['\\begin{document}', '\\end{document}'];
  const last = lines.findLastIndex(line => line.includes(end));
  if (last < 0 || !lines.slice(0, last + 1).some(line => line.includes(begin))) return [...lines];
  return [...lines.slice(0, last), lines[last].slice(0, lines[last].lastIndexOf(end))];
}

function argument(text: string, command: RegExp): string | undefined {
  const match = command.exec(text);
  return match ? braced(text.slice(match.index + match[0].length)) || undefined : undefined;
}

/** What stands in the braces a text begins with. */
function braced(text: string): string {
  let depth = 0;
  for (let at = 0; at < Math.min(text.length, 2000); at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return text.slice(1, at);
  }
  return '';
}

/** The plain text of a piece of LaTeX within a line: letters as they are printed; commands, braces and formulas' signs left out. */
export function latexText(text: string): string {
  return plainLetters(text)
    .replace(/\\(?:verb|lstinline)\*?([^a-zA-Z\s*{[\]])([^\n]{0,300}?)\1/g, '$2')
    // What has a place of its own on the page is no part of the word before it.
    .replace(/\\(?:footnote|footnotetext|marginpar|todo)(?:\[[^\]]{0,300}\])?(?=\{)/g, ' ')
    .replace(/\\(?:textcolor|colorbox|color)(?:\[[^\]]{0,300}\])?\{[^}]{0,300}\}/g, '')
    .replace(/\\(?:cite\w*|ref|eqref|autoref|cref|Cref|pageref|label|footnotemark|includegraphics|url|vspace|hspace|thanks|bibitem|input|include)\*?(?:\[[^\]]{0,300}\]){0,3}\{[^}]{0,2000}\}/g, '')
    .replace(/\\href\{[^}]{0,2000}\}/g, '')
    .replace(/\$\$[^$]*\$\$|\\\[[\s\S]{0,3000}?\\\]/g, ' ')
    .replace(/\$([^$]*)\$|\\\(([\s\S]{0,1000}?)\\\)/g, (_, formula?: string, other?: string) => (formula ?? other ?? '').replace(/[\\{}^_]/g, ' '))
    .replace(/\\item\s*(?:\[([^\]]{0,300})\])?/g, '$1 ')
    .replace(/\\begin\{\w{1,40}\*?\}(\[[^\]]{0,300}\])?|\\end\{\w{1,40}\*?\}/g, '')
    .replace(/\\\\(\[[^\]]{0,300}\])?/g, ' ')
    .replace(/\\(LaTeX|TeX)\b(\{\})?/g, '$1')
    .replace(/\\[a-zA-Z]+\*?(?:\[[^\]]{0,300}\])?/g, '')
    .replace(/\\([%&#_${}])/g, '$1')
    .replace(/\\[,;: ]/g, ' ')
    .replace(/\\[-/!@]/g, '')
    .replace(/\}\{/g, '} {')
    .replace(/(?<!\\)[{}]/g, '')
    .replace(/``|''/g, '"')
    .replace(/~|\s&\s/g, ' ')
    .replace(/---?/g, '–');
}
