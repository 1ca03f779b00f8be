import { l10n, workspace } from 'vscode';
import { fileNameAt } from './records/record';

/** What documents are called together: the file whose records they are, by its address, or the workspace. */
export function documentsName(recordsFile: string | undefined): string {
  return recordsFile === undefined ? (workspace.name ?? l10n.t('Documents')) : fileNameAt(recordsFile);
}
