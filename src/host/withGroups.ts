import { commands, l10n, window, workspace } from 'vscode';
import type { Grouping } from '../core/types';
import { commands as ids } from './contributions';
import type { ShownGroups } from './edits/shownGroups';

/** Does something with the groups on show, brought back first from the last session; where there are none, says so and offers to make them, or a folder to make them of. */
export async function withGroups(groups: Pick<ShownGroups, 'load' | 'grouping'>, act: (grouping: Grouping) => Promise<void>): Promise<void> {
  await groups.load();
  if (groups.grouping) return act(groups.grouping);
  const [text, label, command] = workspace.workspaceFolders?.length
    ? [l10n.t('There are no groups yet. Group the documents first.'), l10n.t('Cluster Workspace Documents'), ids.clusterWorkspace]
    : [l10n.t('There are no groups yet. Open a folder to group its documents.'), l10n.t('Open Folder'), 'vscode.openFolder'];
  void window.showInformationMessage(text, label).then(chosen => chosen && commands.executeCommand(command));
}
