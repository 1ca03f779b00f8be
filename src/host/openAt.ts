import { NotebookRange, Range, commands, l10n, window, workspace, type Command, type NotebookDocument, type TextDocumentShowOptions, type Uri } from 'vscode';
import { hasLines, isNotebook } from '../core/documents/kinds';
import { commands as ids } from './contributions';
import { isReadAsText } from './text/readAsText';

/** Opens a file, with the cursor at a line (counted from 0) if one is given and it has lines; of a notebook the cell that holds it is selected, and of a file that the editor cannot show its text is opened. */
export async function openAt(uri: Uri, line: number | undefined, options: TextDocumentShowOptions = {}): Promise<void> {
  if (isReadAsText(uri)) return commands.executeCommand(ids.openText, uri, line, options);
  const notebook = line !== undefined && isNotebook(uri.path) ? await openedNotebook(uri) : undefined;
  if (!notebook) await commands.executeCommand('vscode.open', uri, { ...options, ...(line !== undefined && hasLines(uri.path) && openingAt(line)) });
  else {
    const cell = cellAt(notebook, line!);
    await window.showNotebookDocument(notebook, { ...options, selections: [new NotebookRange(cell, cell + 1)] });
  }
}

/** What a click on the row of a passage does; only a command of ours finds the cell of a notebook or opens a text, and has to be told that it is a click. */
export function openingPassage(row: { readonly passage: { readonly line: number } }, uri: Uri): Command {
  const title = l10n.t('Open');
  if (isNotebook(uri.path) || isReadAsText(uri)) return { title, command: ids.treeOpen, arguments: [row, undefined, true] };
  return { title, command: 'vscode.open', arguments: hasLines(uri.path) ? [uri, openingAt(row.passage.line)] : [uri] };
}

/** What a click on the row of a document does. */
export function openingDocument(row: object, uri: Uri): Command {
  const title = l10n.t('Open');
  if (isReadAsText(uri)) return { title, command: ids.treeOpen, arguments: [row, undefined, true] };
  // Without options of ours the editor decides as in its own explorer: a click previews, Enter takes the focus along.
  return { title, command: 'vscode.open', arguments: [uri] };
}

function openingAt(line: number): TextDocumentShowOptions {
  return { selection: new Range(line, 0, line, 0) };
}

/** Nothing where the editor has no notebooks, or cannot read this one: it says itself why when it opens the file. */
async function openedNotebook(uri: Uri): Promise<NotebookDocument | undefined> {
  return workspace.openNotebookDocument(uri).then(notebook => notebook, () => undefined);
}

/** The cell that holds a line, counted over all cells as `parseNotebook` counts; the last one behind the end. */
function cellAt(notebook: NotebookDocument, line: number): number {
  let left = line;
  const found = notebook.getCells().findIndex(({ document }) => (left -= document.lineCount) < 0);
  return found < 0 ? Math.max(0, notebook.cellCount - 1) : found;
}
