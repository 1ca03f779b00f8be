import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventEmitter, window } from 'vscode';
import type { GroupNumber } from '../../../src/host/cut/groupNumber';
import type { ShownGroups } from '../../../src/host/edits/shownGroups';
import type { Runs } from '../../../src/host/run/runs';
import { SharedSelection } from '../../../src/host/selection';
import { groupNodes, passageRows, type GroupNode } from '../../../src/host/tree/groupNodes';
import { showGroupsView } from '../../../src/host/tree/groupsView';
import type { GroupTree } from '../../../src/host/tree/groupTree';
import type { Updates } from '../../../src/host/update/updates';
import { grouping } from './fixture';

/** The view with rows, the selection it shares, a click on a row, and which rows it was asked to reveal. */
function viewOf() {
  const nodes = groupNodes(grouping, undefined, false);
  const selected = new EventEmitter<{ selection: GroupNode[] }>();
  const silent = new EventEmitter<never>().event;
  const revealed: string[] = [];
  const view = { visible: true, selection: [] as GroupNode[], onDidChangeSelection: selected.event, onDidChangeVisibility: silent, reveal: async ({ key }: GroupNode) => void revealed.push(key), dispose: () => undefined };
  Object.assign(window, { createTreeView: () => view });
  const selection = new SharedSelection();
  const rowsChanged = new EventEmitter<void>();
  const tree = { documentNode: (id: string) => nodes.byDocument.get(id), groupNode: () => undefined, makeRow: () => undefined, onDidChangeTreeData: rowsChanged.event } as unknown as GroupTree;
  const runs = { state: { kind: 'done' }, onDidChangeState: silent } as unknown as Runs;
  showGroupsView(tree, runs, { grouping, onDidChangeGrouping: silent } as unknown as ShownGroups, selection, { onDidChange: silent } as unknown as Updates, { differ: false, onDidChange: silent }, {} as GroupNumber);
  const click = (row: GroupNode) => {
    view.selection = [row];
    selected.fire({ selection: [row] });
  };
  return { nodes, selection, click, revealed, rowsChange: () => rowsChanged.fire() };
}

describe('the view of the groups', () => {
  afterEach(() => void vi.useRealTimers());

  it('reveals the document in the editor, but leaves the selection on a passage of it that was clicked', () => {
    const { nodes, selection, click, revealed } = viewOf();
    selection.activate('bread.md');
    const bread = nodes.byDocument.get('bread.md')!.key;
    expect(revealed).toEqual([bread]);
    const stash = nodes.byDocument.get('git/stash.md')!;
    click(passageRows(stash)[1]);
    selection.activate('git/stash.md');
    expect([revealed, selection.current.documents]).toEqual([[bread], ['git/stash.md']]);
    selection.activate('git/log.md');
    expect(revealed).toEqual([bread, nodes.byDocument.get('git/log.md')!.key]);
  });

  it('reveals a row once the editor has drawn rows that have just changed, and the last one asked for alone', async () => {
    vi.useFakeTimers();
    const { nodes, selection, revealed, rowsChange } = viewOf();
    rowsChange();
    selection.activate('bread.md');
    selection.activate('git/log.md');
    expect(revealed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(revealed).toEqual([nodes.byDocument.get('git/log.md')!.key]);
  });
});
