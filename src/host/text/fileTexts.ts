import { EventEmitter, Range, TabInputText, languages, l10n, window, workspace, type Disposable, type TextDocumentContentProvider, type TextDocumentShowOptions, type Uri } from 'vscode';
import { countedBy } from '../../core/documents/kinds';
import { placeOfLine, readingText, type ReadingText } from '../../core/documents/readingText';
import type { RecordFields } from '../../core/documents/recordFields';
import { plainText } from '../../core/plainText';
import type { ShownGroups } from '../edits/shownGroups';
import type { Engine } from '../run/engine';
import { fileOf, recordAt, textScheme, textUri } from './textUri';

/** Shows the text of files that the editor cannot show, and of records, as it was read, for reading alone. */
export class FileTexts implements TextDocumentContentProvider, Disposable {
  /** Texts that were read, until the editor asks for them. */
  private readonly ready = new Map<string, ReadingText>();
  private readonly listeners: readonly Disposable[];
  private readonly changed = new EventEmitter<Uri>();
  /** Fires for texts that may be others by now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly engine: Pick<Engine, 'ask'>,
    /** The fields by which the records of a file were grouped, by its address; undefined where they are to be guessed. */
    private readonly fieldsOf: (file: string) => Promise<RecordFields | undefined>,
    groups: Pick<ShownGroups, 'onDidChangeGrouping'>,
  ) {
    this.listeners = [
      this.changed,
      workspace.registerTextDocumentContentProvider(textScheme, this),
      // The file may be another, too: it was placed anew then.
      groups.onDidChangeGrouping(() => openTexts().forEach(uri => this.changed.fire(uri))),
    ];
  }

  /** Opens the text of a file or record, at the passage that begins at a line of it (counted from 0) if one is given. Rejects with the reason where there is none. */
  async open(file: Uri, line?: number, options: TextDocumentShowOptions = {}): Promise<void> {
    const uri = textUri(file);
    // Before the editor asks, which would wrap the reason in words of its own.
    const text = await this.read(file);
    this.ready.set(uri.toString(), text);
    const opened = await workspace.openTextDocument(uri);
    // It was open already, and may be another by now.
    if (this.ready.has(uri.toString()) && opened.getText() !== text.text) this.changed.fire(uri);
    this.ready.delete(uri.toString());
    // Long lines are wrapped, and headings stand out.
    const document = opened.languageId === 'markdown' ? opened : await languages.setTextDocumentLanguage(opened, 'markdown');
    const place = line === undefined ? undefined : placeOfLine(text.places, line);
    await window.showTextDocument(document, { ...options, ...(place !== undefined && { selection: new Range(place, 0, place, 0) }) });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const ready = this.ready.get(uri.toString());
    this.ready.delete(uri.toString());
    if (ready) return ready.text;
    // What cannot be read any more stays as it is shown.
    const shown = workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
    return this.read(fileOf(uri)).then(({ text }) => text, error => shown?.getText() ?? Promise.reject(error as Error));
  }

  private async read(file: Uri): Promise<ReadingText> {
    const record = recordAt(file);
    if (record) {
      const fields = await this.fieldsOf(record.file.toString());
      const { title, passages } = await this.engine.ask('recordText', { path: record.file.fsPath, id: record.id, ...(fields && { fields }) });
      return readingText(plainText(title), passages);
    }
    // What is not saved anywhere is nowhere else.
    const unsaved = file.scheme === 'untitled' ? workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString()) : undefined;
    const { title, passages } = await this.engine.ask('text', { id: file.path, uri: file.toString(), ...(file.scheme === 'file' && { path: file.fsPath }), ...(unsaved && { text: unsaved.getText() }) });
    return readingText(plainText(title), passages, markOf(file));
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }
}

/** The texts that tabs show: the editor keeps others for a while. */
function openTexts(): Uri[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).flatMap(({ input }) => (input instanceof TabInputText && input.uri.scheme === textScheme ? input.uri : []));
}

function markOf({ path }: Uri): (part: number) => string | undefined {
  const counted = countedBy(path);
  if (counted === 'page') return page => l10n.t('Page {0}', page + 1);
  if (counted === 'slide') return slide => l10n.t('Slide {0}', slide + 1);
  return () => undefined;
}
