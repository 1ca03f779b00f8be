import { BlockList, linesOf, type Parsed } from './blocks';
import { parseMarkdown, parseMarkdownText } from './markdown';
import { brokenNotebook } from './reasons';

/** A cell as Jupyter's format 4 has it; what is not a string or strings is no source. */
interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

interface Notebook {
  readonly cells?: unknown;
  readonly metadata?: { readonly language_info?: { readonly name?: unknown }; readonly kernelspec?: { readonly language?: unknown } };
}

/**
 * Jupyter notebooks (nbformat 4): cells of text are read as Markdown, those of code as code; what they put out is left out.
 * The front matter of the first cell of text counts. Lines are those of the cells' sources, one cell after the other.
 */
export function parseNotebook(text: string): Parsed {
  const notebook = notebookOf(text);
  if (!Array.isArray(notebook?.cells)) return { blocks: [], extra: [], unreadable: brokenNotebook };
  const list = new BlockList();
  const extra: string[] = [];
  let first: Parsed | undefined;
  let line = 0;
  for (const cell of notebook.cells as readonly (Cell | null)[]) {
    const source = sourceOf(cell?.source);
    const lines = linesOf(source).length;
    if (cell?.cell_type === 'code') list.code(source, line, line + lines - 1);
    else {
      const parsed = first ? parseMarkdownText(linesOf(source)) : parseMarkdown(source);
      first ??= parsed;
      for (const each of parsed.extra) extra.push(each);
      for (const block of parsed.blocks) list.blocks.push({ ...block, line: block.line + line, endLine: block.endLine + line });
    }
    line += lines;
  }
  const language = languageOf(notebook);
  return { blocks: list.blocks, title: first?.title, tags: first?.tags, dated: first?.dated, changed: first?.changed, extra, ...(language && { languages: [language] }) };
}

function notebookOf(text: string): Notebook | undefined {
  try {
    return JSON.parse(text) as Notebook;
  } catch {
    return undefined;
  }
}

function sourceOf(source: unknown): string {
  return (Array.isArray(source) ? source : [source]).filter(part => typeof part === 'string').join('');
}

function languageOf({ metadata }: Notebook): string | undefined {
  const name = metadata?.language_info?.name ?? metadata?.kernelspec?.language;
  return typeof name === 'string' ? name.toLowerCase() : undefined;
}
