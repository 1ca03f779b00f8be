import { l10n, window, workspace, type Uri } from 'vscode';
import type { Grouping } from '../../core/types';
import { documentId, places } from '../run/places';

/** Says why a file, the active one as a rule, is not among the groups: none is open, it was skipped, or it was not there. */
export function tellNotInGroups(uri: Uri | undefined, { skipped }: Pick<Grouping, 'skipped'>): void {
  void window.showInformationMessage(textOf(uri, skipped));
}

function textOf(uri: Uri | undefined, skipped: Grouping['skipped']): string {
  if (!uri) return l10n.t('No document is open. Open one, then ask again.');
  const id = documentId(uri, places(workspace.workspaceFolders ?? []));
  const reason = skipped.find(({ path }) => path === id)?.reason;
  return reason === undefined ? l10n.t('This file is in no group yet. Groups are made by Cluster Workspace Documents.') : l10n.t('This file is in no group, as it was skipped. {0}', reason);
}
