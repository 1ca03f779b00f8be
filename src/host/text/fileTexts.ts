import { Range, languages, l10n, window, workspace, type Disposable, type TextDocumentContentProvider, type TextDocumentShowOptions, type Uri } from 'vscode';
import { formatOf } from '../../core/documents/kinds';
import { placeOfLine, readingText, type ReadingText } from '../../core/documents/readingText';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import { plainText } from '../../core/plainText';
import { fileOf, textScheme, textUri } from './textUri';

/** Shows the text of files that the editor cannot show, as it was read, for reading alone. */
export class FileTexts implements TextDocumentContentProvider, Disposable {
  /** Where the passages begin in the texts that were opened. */
  private readonly places = new Map<string, ReadingText['places']>();
  private readonly provider: Disposable;

  constructor(
    private readonly answers: Pick<Answers, 'ask'>,
    private readonly index: Pick<DocumentIndex, 'idOf' | 'byId'>,
  ) {
    this.provider = workspace.registerTextDocumentContentProvider(textScheme, this);
  }

  /** Opens the text of a file, at the passage that begins at a line of it (counted from 0) if one is given. Rejects where the file is none of the documents. */
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
    const id = this.index.idOf(file);
    const passages = id === undefined ? undefined : await this.answers.ask('text', { id });
    if (!passages) throw new Error(l10n.t('This file is in no group yet. Groups are made by Cluster Workspace Documents.'));
    const { title = '' } = this.index.byId(id!)?.document ?? {};
    const { text, places } = readingText(plainText(title), passages, markOf(file));
    this.places.set(uri.toString(), places);
    return text;
  }

  dispose(): void {
    this.provider.dispose();
  }
}

function markOf({ path }: Uri): (part: number) => string | undefined {
  const format = formatOf(path);
  if (format === 'pdf') return page => l10n.t('Page {0}', page + 1);
  if (format === 'presentation') return slide => l10n.t('Slide {0}', slide + 1);
  return () => undefined;
}
