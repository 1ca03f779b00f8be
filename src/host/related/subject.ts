import { window, type TextDocument, type Uri } from 'vscode';
import { activeUri } from '../activeEditor';
import { fileOf, textScheme } from '../text/textUri';

/** What the related documents are about: a file, its text as it stands in the editor, and the words selected in it. */
export interface Subject {
  readonly uri: Uri;
  /** Absent where something else than a text editor shows the file, of notebooks, and where a text that was taken out of the file is shown, or a record. */
  readonly text?: string;
  /** What is selected, from three words on. */
  readonly words?: string;
  /** The line of the cursor, counted from 0, where a text editor shows the file itself. */
  readonly line?: number;
}

const FEWEST_WORDS = 3;
/** Longer texts are read as far as this; a document's vector is that of its beginning. */
const MOST_TEXT = 200_000;
const MOST_WORDS = 2_000;
/** Scheme of the texts in a notebook. */
const CELL = 'vscode-notebook-cell';
/** Editors of VS Code's own that show no document. */
const NO_DOCUMENTS = new Set(['output', 'debug', 'comment', 'vscode-terminal', 'vscode-scm', 'vscode-interactive', 'search-editor']);

/** What the active editor shows; undefined while there is none, as while the map has the focus. */
export function activeSubject(): Subject | undefined {
  const editor = window.activeTextEditor;
  if (editor && !NO_DOCUMENTS.has(editor.document.uri.scheme)) {
    const { document, selection } = editor;
    const words = selection.isEmpty ? '' : document.getText(selection).slice(0, MOST_WORDS).trim();
    const enough = words.split(/\s+/).length >= FEWEST_WORDS || words.length >= 4 * FEWEST_WORDS && !/[\x20-\x7e]/.test(words);
    // A cell is a document to the editor; to a person it is part of one.
    const isCell = document.uri.scheme === CELL;
    const file = fileOf(document.uri);
    const isItself = !isCell && document.uri.scheme !== textScheme;
    return { uri: (isCell && activeUri()) || file, ...(isItself && { text: startOf(document), line: selection.active.line }), ...(enough && { words }) };
  }
  const uri = activeUri();
  return uri && !NO_DOCUMENTS.has(uri.scheme) ? { uri } : undefined;
}

/** True while no tab shows any file. */
export function nothingOpen(): boolean {
  return window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
}

function startOf(document: TextDocument): string {
  const text = document.getText();
  return text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
}
