import { Disposable, Range, ThemeColor, window, type TextEditor, type Uri } from 'vscode';
import { hasLines } from '../../core/documents/kinds';
import type { SearchHit } from '../../protocol/answers';
import { openAt } from '../openAt';
import { isReadAsText } from '../text/readAsText';

/** Opens a passage with the cursor at its first line; its words are lit until the cursor moves, or another editor takes the place of this; of what has no lines, as a notebook or a record, see `openAt`. Rejects when it cannot be opened. */
export async function openHit({ passage, marks }: SearchHit, uri: Uri | undefined): Promise<void> {
  if (!uri) return;
  if (!hasLines(uri.path) || isReadAsText(uri)) return openAt(uri, passage.line);
  const editor = await window.showTextDocument(uri, { selection: new Range(passage.line, 0, passage.line, 0) });
  const words = marks.map(([from, to]) => passage.text.slice(from, to));
  // In the file, letters and their marks may be written apart.
  light(editor, passage.line, passage.endLine, new Set(words.flatMap(word => [word, word.normalize('NFD')])));
}

function light(editor: TextEditor, line: number, endLine: number, words: ReadonlySet<string>): void {
  const lines = window.createTextEditorDecorationType({ isWholeLine: true, backgroundColor: new ThemeColor('editor.rangeHighlightBackground') });
  const found = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: new ThemeColor('editor.findMatchHighlightBorder'),
  });
  const last = Math.min(endLine, editor.document.lineCount - 1);
  editor.setDecorations(lines, [new Range(line, 0, last, 0)]);
  editor.setDecorations(found, placesOf(editor, line, last, words));
  const shown = Date.now();
  const lit = Disposable.from(
    lines,
    found,
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      // The editor moves its cursor to the passage itself, a moment after it is open.
      if (textEditor.document === editor.document && Date.now() - shown >= 500) lit.dispose();
    }),
    window.onDidChangeVisibleTextEditors(editors => {
      if (!editors.includes(editor)) lit.dispose();
    }),
  );
}

/** Where the words stand in some lines; as they are written, but not within others. */
function placesOf({ document }: TextEditor, first: number, last: number, words: ReadonlySet<string>): Range[] {
  const ranges: Range[] = [];
  for (let line = first; line <= last; line++) {
    const { text } = document.lineAt(line);
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) ranges.push(new Range(line, at, line, at + word.length));
    }
  }
  return ranges;
}
