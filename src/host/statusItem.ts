import { StatusBarAlignment, l10n, window, type Disposable } from 'vscode';
import { groupsView } from './contributions';
import type { ShownGroups } from './edits/shownGroups';
import type { Runs } from './run/runs';
import { groupCount, progressSentence, shortProgress, summary } from './words';

/** The one item in the status bar: how many groups, or how far the run is; a click opens the tree. */
export function showStatusItem(runs: Runs, groups: ShownGroups): Disposable {
  const item = window.createStatusBarItem('kindred', StatusBarAlignment.Left, 10);
  item.name = 'Kindred';
  item.command = `${groupsView}.focus`;
  const update = () => {
    const { state } = runs;
    const { grouping, draft } = groups;
    if (state.kind === 'running') {
      item.text = `$(loading~spin) ${shortProgress(state.progress)}`;
      item.tooltip = `Kindred: ${progressSentence(state.progress, draft)}`;
    } else if (grouping) {
      item.text = `$(kindred-groups) ${groupCount(grouping)}`;
      item.tooltip = `Kindred: ${summary(grouping)}`;
    } else {
      item.hide();
      return;
    }
    item.accessibilityInformation = { label: l10n.t('{0}. Show the groups', item.tooltip) };
    item.show();
  };
  const listeners = [runs.onDidChangeState(update), groups.onDidChangeGrouping(update), item];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}
