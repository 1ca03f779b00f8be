import { l10n, window, type Disposable, type TreeView } from 'vscode';
import { plainText } from '../../core/plainText';
import type { Grouping } from '../../core/types';
import { groupsView } from '../contributions';
import type { GroupNumber } from '../cut/groupNumber';
import type { ShownGroups } from '../edits/shownGroups';
import { recordsFileName } from '../records/record';
import type { Runs } from '../run/runs';
import type { SettingsSince } from '../run/settingsSince';
import type { SharedSelection } from '../selection';
import type { Updates } from '../update/updates';
import { viewMessage } from '../words';
import { selectedOf, type GroupNode } from './groupNodes';
import { GroupDrag } from './groupDrag';
import type { GroupTree } from './groupTree';

/** So long after rows changed the editor has drawn them: it waits for further changes first, and a row that is asked for while others are fetched is none to it. */
const ROWS_DRAWN_MS = 400;
/** Characters of a group's name beside the view's title. */
const LONGEST = 40;

/** Shows the rows in the sidebar, with the state of the run above them, and keeps the selection in step. */
export function showGroupsView(tree: GroupTree, runs: Runs, groups: ShownGroups, selection: SharedSelection, updates: Updates, settings: Pick<SettingsSince, 'differ' | 'onDidChange'>, number: GroupNumber): { view: TreeView<GroupNode> } & Disposable {
  const view = window.createTreeView(groupsView, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true, dragAndDropController: new GroupDrag(groups) });

  const say = evenly(() => {
    view.message = viewMessage(runs.state, groups.grouping, groups.draft, groups.facts?.hidden.size, { ...updates.state, ...(settings.differ && { settings: true }) }, number.numbers);
    view.description = described(groups.grouping, runs.inside);
  });
  // A row that we reveal comes back as a selection of one, though the map may have selected many: that echo is ignored.
  let revealed: string | undefined;
  let changedAt = -Infinity;
  let later: NodeJS.Timeout | undefined;
  const revealSelected = () => {
    clearTimeout(later);
    if (!view.visible) return;
    const { documents, groups: whole } = selection.current;
    const node = documents.length > 0 ? tree.documentNode(documents[0]) : tree.groupNode(whole);
    // A passage stands for its document: who clicked on it finds it selected still when the document is open.
    if (!node || view.selection.some(shown => shown.key === node.key || (shown.kind === 'passage' && shown.parent.key === node.key))) return;
    if (node.kind === 'document') tree.makeRow(node);
    const wait = changedAt + ROWS_DRAWN_MS - performance.now();
    if (wait > 0) {
      later = setTimeout(revealSelected, wait);
      return;
    }
    revealed = node.key;
    // The row may be gone by the time the view looks for it, when a new grouping comes in; the next change reveals again.
    view.reveal(node, { select: true, focus: false }).then(undefined, () => (revealed = undefined));
  };

  const listeners = [
    runs.onDidChangeState(() => say.ask(runs.state.kind !== 'running')),
    groups.onDidChangeGrouping(() => say.ask(true)),
    updates.onDidChange(() => say.ask(true)),
    settings.onDidChange(() => say.ask(true)),
    say,
    tree.onDidChangeTreeData(() => void (changedAt = performance.now())),
    { dispose: () => clearTimeout(later) },
    view.onDidChangeSelection(({ selection: rows }) => {
      const echo = rows.length === 1 && rows[0].key === revealed;
      revealed = undefined;
      if (!echo) selection.select(selectedOf(rows), 'tree');
    }),
    selection.onDidChange(origin => origin !== 'tree' && revealSelected()),
    view.onDidChangeVisibility(({ visible }) => visible && revealSelected()),
  ];
  return {
    view,
    dispose: () => {
      for (const listener of listeners) listener.dispose();
      view.dispose();
    },
  };
}

/** The file whose records these groups are of, and the group whose documents, beside the view's title. */
function described(grouping: Grouping | undefined, inside: string | undefined): string {
  const file = recordsFileName(grouping);
  return [file !== undefined && plainText(file, LONGEST), inside !== undefined && l10n.t('inside {0}', plainText(inside, LONGEST))].filter(Boolean).join(' · ');
}

/**
 * Spreads calls: at most one in 500 ms, unless it is urgent. The editor holds a view's changes back until none has come
 * for 200 ms, so progress told more often would never be seen.
 */
function evenly(act: () => void): { ask(urgent: boolean): void } & Disposable {
  const everyMs = 500;
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    act();
  };
  return {
    ask: urgent => {
      const wait = last + everyMs - performance.now();
      if (urgent || wait <= 0) now();
      else timer ??= setTimeout(now, wait);
    },
    dispose: () => clearTimeout(timer),
  };
}
