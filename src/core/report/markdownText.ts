/** A text as it stands in Markdown: names and paths are anyone's, and no markup, link, cell border or line break comes out of them. */
export function markdownText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~$]|&(?=#?\w+;)|\/(?=\/)|@(?=\S)/g, '\\$&')
    .replace(/\bwww(?=\.)/gi, '$&\\')
    .replace(/^\s*(?=[-+=])/, '\\')
    .replace(/^(\s*\d+)(?=[.)](?:\s|$))/, '$1\\');
}

/** A table; all cells are texts. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}
