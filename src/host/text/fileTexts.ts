import { EventEmitter, Range, languages, l10n, window, workspace, type Disposable, type TextDocumentContentProvider, type TextDocumentShowOptions, type Uri } from 'vscode';
import { formatOf } from '../../core/documents/kinds';
import { placeOfLine, readingText, type ReadingText } from '../../core/documents/readingText';
import { plainText } from '../../core/plainText';
import type { ShownGroups } from '../edits/shownGroups';
import type { Engine } from '../run/engine';
import { fileOf, textScheme, textUri } from './textUri';

/** Shows the text of files that the editor cannot show, as it was read, for reading alone. */
export class FileTexts implements TextDocumentContentProvider, Disposable {
  /** Where the passages begin in the texts that were opened. */
  private readonly places = new Map<string, ReadingText['places']>();
  private readonly listeners: readonly Disposable[];
  private readonly changed = new EventEmitter<Uri>();
  /** Fires for texts that may be others by now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly engine: Pick<Engine, 'ask'>,
    groups: Pick<ShownGroups, 'onDidChangeGrouping'>,
  ) {
    this.listeners = [
      this.changed,
      workspace.registerTextDocumentContentProvider(textScheme, this),
      // The file may be another, too: it was placed anew then.
      groups.onDidChangeGrouping(() => workspace.textDocuments.forEach(({ uri }) => uri.scheme === textScheme && this.changed.fire(uri))),
    ];
  }

  /** Opens the text of a file, at the passage that begins at a line of it (counted from 0) if one is given. Rejects with the reason where there is none. */
  async open(file: Uri, line?: number, options: TextDocumentShowOptions = {}): Promise<void> {
    const uri = textUri(file);
    const opened = await workspace.openTextDocument(uri);
    // Long lines are wrapped, and headings stand out.
    const document = opened.languageId === 'markdown' ? opened : await languages.setTextDocumentLanguage(opened, 'markdown');
    const place = line === undefined ? undefined : placeOfLine(this.places.get(uri.toString()) ?? [], line);
    await window.showTextDocument(document, { ...options, ...(place !== undefined && { selection: new Range(place, 0, place, 0) }) });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const file = fileOf(uri);
    const { title, passages } = await this.engine.ask('text', { id: file.path, uri: file.toString(), ...(file.scheme === 'file' && { path: file.fsPath }) });
    const { text, places } = readingText(plainText(title), passages, markOf(file));
    this.places.set(uri.toString(), places);
    return text;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }
}

function markOf({ path }: Uri): (part: number) => string | undefined {
  const format = formatOf(path);
  if (format === 'pdf') return page => l10n.t('Page {0}', page + 1);
  if (format === 'presentation') return slide => l10n.t('Slide {0}', slide + 1);
  return () => undefined;
}
