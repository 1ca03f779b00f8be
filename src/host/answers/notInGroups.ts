import { l10n, window, workspace, type Uri } from 'vscode';
import type { Grouping } from '../../core/types';
import { recordsApart } from '../../core/documents/reasons';
import { mayBeRecords } from '../../core/documents/recordKinds';
import { documentId, isOutside, places } from '../run/places';
import { fileOf, recordAt } from '../text/textUri';

/** Says why a file, the active one as a rule, is not among the groups: none is open, it is not saved, was skipped, lies elsewhere, or was not there. */
export function tellNotInGroups(uri: Uri | undefined, { skipped }: Pick<Grouping, 'skipped'>): void {
  void window.showInformationMessage(textOf(uri, skipped));
}

function textOf(uri: Uri | undefined, skipped: Grouping['skipped']): string {
  if (!uri) return l10n.t('No document is open. Open one, then ask again.');
  if (uri.scheme === 'untitled') return l10n.t('This text is not saved yet. Save it in the folder, or group it with what else is open by Cluster Open Editors.');
  if (recordAt(uri)) return l10n.t('This record is not among the documents grouped. Cluster Records of a File groups it with the others of its file.');
  const id = documentId(fileOf(uri), places(workspace.workspaceFolders ?? []));
  const reason = skipped.find(({ path }) => path === id)?.reason;
  if (reason !== undefined && reason !== recordsApart) return l10n.t('This file is in no group, as it was skipped. {0}', reason);
  if (mayBeRecords(uri.path)) return l10n.t('This file is in no group. Cluster Records of a File groups what it holds.');
  return isOutside(id) ? l10n.t('This file lies outside the folders that are open. Cluster Open Editors groups it with what else is open.') : l10n.t('This file is in no group yet. Cluster Workspace Documents groups it, unless settings or ignore files leave it out.');
}
