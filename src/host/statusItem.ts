import { StatusBarAlignment, l10n, window, type Disposable, type MarkdownString } from 'vscode';
import { excerpt } from '../core/result/excerpt';
import { commands, groupsView } from './contributions';
import type { ShownGroups } from './edits/shownGroups';
import type { GroupMap } from './map/groupMap';
import { plainLabel } from './plainLabel';
import type { Runs } from './run/runs';
import type { SettingsSince } from './run/settingsSince';
import { plainTooltip } from './tree/groupItems';
import type { Updates } from './update/updates';
import { groupCount, outdatedSentence, progressSentence, shortProgress, withSkipped } from './words';

/** How long the item says what was just changed, and at most in how many characters. */
const editedMs = 8000;
const longest = 80;

/**
 * The one item in the status bar: how many groups, or how far the run is; a click opens the tree. For a while after a
 * change to the groups it says what was changed, and a click takes that back. Where so much changed that only a run reads it,
 * a click begins that.
 */
export function showStatusItem(runs: Pick<Runs, 'state' | 'onDidChangeState'>, groups: Pick<ShownGroups, 'grouping' | 'draft' | 'onDidChangeGrouping' | 'onDidEdit'>, map: Pick<GroupMap, 'visible'>, updates: Pick<Updates, 'state' | 'onDidChange'>, settings: Pick<SettingsSince, 'differ' | 'onDidChange'>): Disposable {
  const item = window.createStatusBarItem('kindred', StatusBarAlignment.Left, 10);
  item.name = 'Kindred';
  const update = () => {
    item.command = `${groupsView}.focus`;
    const { state } = runs;
    const { waiting, outdated, records } = updates.state;
    const { grouping, draft } = groups;
    let skipped = 0;
    let said: string;
    if (state.kind === 'running') {
      item.text = `$(loading~spin) ${shortProgress(state.progress)}`;
      said = progressSentence(state.progress, draft);
    } else if (grouping && grouping.documents.length > 0) {
      item.text = outdated ? `$(refresh) ${groupCount(grouping)} · ${l10n.t('out of date')}` : `$(kindred-groups) ${groupCount(grouping)}`;
      said = outdated ? outdatedSentence({ waiting, settings: settings.differ, records }) : withSkipped(grouping);
      if (outdated) item.command = commands.refresh;
      else skipped = grouping.skipped.length;
    } else {
      item.hide();
      return;
    }
    said = `Kindred: ${said}`;
    item.tooltip = skipped > 0 ? leadingToSkipped(said) : said;
    // Sentences of a run bring their own full stop.
    said = said.replace(/[.…]$/u, '');
    item.accessibilityInformation = { label: item.command === commands.refresh ? l10n.t('{0}. Refresh', said) : l10n.t('{0}. Show the groups', said) };
    item.show();
  };
  let timer: NodeJS.Timeout | undefined;
  const listeners = [
    runs.onDidChangeState(update),
    groups.onDidChangeGrouping(update),
    updates.onDidChange(update),
    settings.onDidChange(update),
    // An open map says it itself.
    groups.onDidEdit(edited => {
      clearTimeout(timer);
      if (map.visible) return;
      timer = setTimeout(update, editedMs);
      item.text = edited.canUndo ? `$(discard) ${plainLabel(excerpt(edited.text, longest))} · ${l10n.t('Undo')}` : `$(kindred-groups) ${plainLabel(excerpt(edited.text, longest))}`;
      item.tooltip = edited.text;
      item.command = edited.canUndo ? commands.editUndo : `${groupsView}.focus`;
      item.accessibilityInformation = { label: edited.canUndo ? l10n.t('{0}. Undo', edited.text) : edited.text };
    }),
    item,
    { dispose: () => clearTimeout(timer) },
  ];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}

/** A tooltip that leads to the list of skipped files. */
function leadingToSkipped(text: string): MarkdownString {
  const tooltip = plainTooltip([text]);
  tooltip.appendMarkdown(`\n\n[${l10n.t('Show Skipped Files')}](command:${commands.showSkippedFiles})`);
  tooltip.isTrusted = { enabledCommands: [commands.showSkippedFiles] };
  return tooltip;
}
