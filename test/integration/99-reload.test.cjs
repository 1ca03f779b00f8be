const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const { before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allRows, api: activate, command, rememberedFile, rowOf, stateOf, until } = require('./window.cjs');

describe('before the window is reloaded', () => {
  let api;
  before(async function () {
    if (!process.env.KINDRED_TEST_BROWSER) this.skip();
    api = await activate();
    await command('clusterWorkspace');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('changes groups and their number, takes one change back, and leaves the map at a place of its own', async () => {
    const group = (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.level === 'group');
    await command('edit.pinGroup', group);
    await command('edit.reject', await rowOf(api.tree, 'sky/jupiter.md'));
    await command('groupCount.fewer');
    await command('edit.pinDocument', await rowOf(api.tree, 'bicycle/chain.md'));
    await command('edit.undo');
    assert.ok(api.numbers.now < api.numbers.own);
    // The page of a group stands beside the map.
    await command('showGroupReport', (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.level === 'group'));
    await until(() => api.describeGroup(), 'the page is drawn', 30_000);
    await vscode.commands.executeCommand('workbench.action.newGroupRight');
    await command('showMap');
    await until(async () => (await api.describeMap())?.documents > 0, 'the map is drawn', 30_000);
    await command('tree.showOnMap', await rowOf(api.tree, 'sky/moon-phases.md'));
    await until(async () => {
      // The page takes the focus only once it is loaded; until then it goes elsewhere.
      await vscode.commands.executeCommand('kindred.groups.focus');
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await new Promise(resolve => setTimeout(resolve, 300));
      console.log('KINDRED_KEYS ["+"]');
      await new Promise(resolve => setTimeout(resolve, 1000));
      return (await api.describeMap()).view.zoom > 1.5;
    }, 'the map is nearer');
    // The camera glides to its place.
    let last;
    await until(async () => {
      const { view } = await api.describeMap();
      const rests = JSON.stringify(view) === last;
      last = JSON.stringify(view);
      await new Promise(resolve => setTimeout(resolve, 300));
      return rests;
    }, 'the map rests');
    writeFileSync(rememberedFile(), JSON.stringify(await stateOf(api)));
  });
});
