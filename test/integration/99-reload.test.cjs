const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const { before, describe, it } = require('mocha');
const vscode = require('vscode');
const { byHand, doneByHand, restingMap, untilDone } = require('./hands.cjs');
const { allRows, api: activate, asComputed, command, fileAt, rememberedFile, rowOf, stateOf, until } = require('./window.cjs');

describe('before the window is reloaded', () => {
  let api;
  before(async function () {
    if (!doneByHand()) this.skip();
    api = await activate();
    await asComputed(api);
  });

  it('changes groups and their number, takes one change back, and leaves the map at a place of its own', async () => {
    const group = (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.level === 'group');
    await command('edit.pinGroup', group);
    await command('edit.reject', await rowOf(api.tree, 'sky/jupiter.md'));
    await command('groupCount.fewer');
    await command('edit.pinDocument', await rowOf(api.tree, 'bicycle/chain.md'));
    await command('edit.undo');
    assert.ok(api.numbers.now < api.numbers.own);
    // The page of a group and the page of reasons stand beside the map.
    await command('showGroupReport', (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.level === 'group'));
    await until(() => api.describeGroup(), 'the page is drawn');
    await vscode.commands.executeCommand('workbench.action.newGroupBelow');
    await command('whyHere', fileAt('baking', 'baguette.md'));
    await until(() => api.why, 'the reasons');
    await vscode.commands.executeCommand('workbench.action.newGroupRight');
    await command('showMap');
    await until(async () => (await api.describeMap())?.documents > 0, 'the map is drawn');
    await command('tree.showOnMap', await rowOf(api.tree, 'sky/moon-phases.md'));
    const { view, points } = await restingMap(api);
    await untilDone(() => byHand('mapWheel', { at: [points[0], points[1]], notches: -3 }), async () => (await restingMap(api)).view.zoom > view.zoom, 'the map is nearer');
    writeFileSync(rememberedFile(), JSON.stringify(await stateOf(api)));
  });
});
