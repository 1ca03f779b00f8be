import { Range, commands, l10n, type TextDocumentShowOptions } from 'vscode';
import { linesAreText } from '../../core/documents/recordKinds';
import { KindredError } from '../../core/errors';
import { lastPart } from '../../core/paths';
import type { GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import { recordAt } from '../text/textUri';

/** Opens the file that a record is in, as text, with the cursor at the record's first line; nothing for a file. */
export async function openInFile(document: GroupedDocument, options: TextDocumentShowOptions): Promise<void> {
  const uri = documentUri(document);
  const record = uri && recordAt(uri);
  if (!record) return;
  if (!linesAreText(record.file.path)) throw new KindredError('badInput', l10n.t('{0} is no text, so that the editor has no lines of it to show. A click on a record shows its text.', lastPart(record.file.path)));
  const line = document.line ?? 0;
  // Whatever extension has tables for such files: lines are those of the text.
  await commands.executeCommand('vscode.openWith', record.file, 'default', { ...options, selection: new Range(line, 0, line, 0) });
}
