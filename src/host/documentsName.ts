import { l10n, workspace } from 'vscode';
import type { Grouping } from '../core/types';
import { recordsFileName } from './records/record';

/** What the documents of groups are called together: the file of their records, or the workspace. */
export function documentsName(grouping: Pick<Grouping, 'documents'> | undefined): string {
  return recordsFileName(grouping) ?? workspace.name ?? l10n.t('Documents');
}
