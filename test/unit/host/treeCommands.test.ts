import { beforeEach, describe, expect, it } from 'vitest';
import { EventEmitter, TabInputNotebook, Uri, window, workspace, type TreeView, type TreeViewSelectionChangeEvent } from 'vscode';
import { treeCommands } from '../../../src/host/commands/treeCommands';
import { openingPassage } from '../../../src/host/openAt';
import { groupNodes, passageRows, type GroupNode } from '../../../src/host/tree/groupNodes';
import { grouping } from './fixture';

const path = 'git/stash.ipynb';
const stash = grouping.documents[2];
const nodes = groupNodes({ ...grouping, documents: [{ ...stash, id: path, path }] }, undefined, false);
const [first, second] = passageRows(nodes.byDocument.get(path)!);
const place = { path: `/notes/${path}`, toString: () => `file:///notes/${path}` };

function tree() {
  const selects = new EventEmitter<TreeViewSelectionChangeEvent<GroupNode>>();
  const open = treeCommands({ selection: [], onDidChangeSelection: selects.event } as unknown as TreeView<GroupNode>, {} as never, {} as never, {} as never)['kindred.tree.open'];
  return { open, selects, click: (row: typeof first) => open(...(openingPassage(row, place as never).arguments as Parameters<typeof open>)) };
}

describe('a click on the row of a passage in a notebook', () => {
  const opened: object[] = [];
  beforeEach(() => {
    opened.length = 0;
    const activeTab = { input: Object.assign(Object.create(TabInputNotebook.prototype) as object, { uri: place }) };
    Object.assign(window, { tabGroups: { activeTabGroup: { activeTab } }, showNotebookDocument: async (_: unknown, options: object) => void opened.push(options) });
    Object.assign(workspace, { openNotebookDocument: async () => ({ cellCount: 2, getCells: () => [10, 90].map(lineCount => ({ document: { lineCount } })) }) });
    Object.assign(Uri, { joinPath: () => place });
  });

  it('leaves the focus in the tree as any click on a row does; a second one, as by a double click, takes it along', async () => {
    const { open, click } = tree();
    for (const row of [first, second, second, first]) await click(row);
    expect(opened.map(options => JSON.stringify(options, ['selections', 'start', 'preserveFocus', 'preview']))).toEqual([
      '{"selections":[{"start":0}],"preserveFocus":true,"preview":true}',
      '{"selections":[{"start":1}],"preserveFocus":true,"preview":true}',
      '{"selections":[{"start":1}],"preserveFocus":false,"preview":false}',
      '{"selections":[{"start":0}],"preserveFocus":true,"preview":true}',
    ]);
    opened.length = 0;
    await open(first);
    expect(JSON.stringify(opened)).not.toContain('preserveFocus');
  });

  it('is a first one again where another row was selected meanwhile', async () => {
    const { click, selects } = tree();
    for (const rows of [[first], [second], [first, second], []]) {
      opened.length = 0;
      selects.fire({ selection: [first] });
      await click(first);
      selects.fire({ selection: rows });
      await click(first);
      expect(opened.map(options => (options as { preserveFocus: boolean }).preserveFocus)).toEqual([true, rows.length !== 1 || rows[0] !== first]);
      selects.fire({ selection: [second] });
    }
  });
});
