import { commands, l10n, window } from 'vscode';
import type { Grouping } from '../core/types';
import { commands as ids } from './contributions';
import type { ShownGroups } from './edits/shownGroups';

/** Does something with the groups on show, brought back first from the last session; where there are none, says so and offers to make them. */
export async function withGroups(groups: Pick<ShownGroups, 'load' | 'grouping'>, act: (grouping: Grouping) => Promise<void>): Promise<void> {
  await groups.load();
  if (groups.grouping) return act(groups.grouping);
  const cluster = l10n.t('Cluster Workspace Documents');
  void window.showInformationMessage(l10n.t('There are no groups yet. Group the documents first.'), cluster).then(chosen => chosen && commands.executeCommand(ids.clusterWorkspace));
}
