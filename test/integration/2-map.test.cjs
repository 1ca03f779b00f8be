const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { activePath, api: activate, command, fileAt, rowOf, until } = require('./window.cjs');

describe('map and selection', () => {
  let api;
  before(async () => {
    api = await activate();
    await command('clusterWorkspace');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens and shows every document as a point, with the names of groups', async () => {
    await command('showMap');
    const map = await until(async () => {
      const described = await api.describeMap();
      return described?.documents > 0 && described;
    }, 'the map is drawn');
    assert.equal(map.documents, api.grouping.documents.length);
    assert.equal(map.shown, map.documents);
    const names = api.grouping.groups.filter(group => group.level === 'group').map(group => group.name);
    const labelled = await until(async () => {
      const { labels } = await api.describeMap();
      return labels.length > 0 && labels.filter(label => label.kind === 'group').map(label => label.text);
    }, 'labels are placed');
    for (const label of labelled) assert.ok(names.includes(label), `${label} is a group`);
  });

  it('opens one map only', async () => {
    await command('showMap');
    const maps = vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.input instanceof vscode.TabInputWebview);
    assert.equal(maps.length, 1);
  });

  it('takes the selection from the tree', async () => {
    const row = await rowOf(api.tree, 'sky/star-hopping.md');
    await vscode.commands.executeCommand('kindred.groups.focus');
    await api.tree.reveal(row);
    await until(() => api.selection.documents[0] === 'sky/star-hopping.md', 'the selection follows the tree');
    assert.equal(api.selection.documents.length, 1);
  });

  it('marks the document of the active editor, in the tree too', async () => {
    await vscode.window.showTextDocument(fileAt('bicycle/chain.md'), { viewColumn: vscode.ViewColumn.One });
    await until(() => api.selection.active === 'bicycle/chain.md', 'the editor is followed');
    assert.deepEqual(api.selection.documents, ['bicycle/chain.md']);
    await until(() => api.tree.selection[0]?.document?.id === 'bicycle/chain.md', 'the row is selected');
    assert.ok(activePath().endsWith('bicycle/chain.md'), 'the editor keeps the focus');
  });

  it('shows a file on the map by its address', async () => {
    await command('showFileOnMap', fileAt('baking/pizza-dough.txt'));
    assert.deepEqual(api.selection.documents, ['baking/pizza-dough.txt']);
  });

  it('comes back when it was hidden', async () => {
    const tab = vscode.window.tabGroups.all.flatMap(group => group.tabs).find(candidate => candidate.input instanceof vscode.TabInputWebview);
    await vscode.window.showTextDocument(fileAt('baking/brioche.md'), { viewColumn: tab.group.viewColumn, preview: false });
    await until(async () => (await api.describeMap()) === undefined, 'the hidden map is unloaded');
    await command('showMap');
    await until(async () => (await api.describeMap())?.documents > 0, 'the map is drawn again');
  });
});
