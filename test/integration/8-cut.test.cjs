const assert = require('node:assert/strict');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allRows, api: activate, command, folder, until } = require('./window.cjs');

const groupsOf = ({ grouping }) => grouping.groups.filter(({ level }) => level === 'group');
const named = groups => groups.map(({ name, size, colour }) => `${name} ${size} ${colour}`).sort();

describe('the number of groups', () => {
  let api;
  before(async () => {
    api = await activate();
    await command('clusterWorkspace');
    assert.equal(api.state.kind, 'done');
    assert.ok(api.numbers, 'there can be fewer or more groups');
  });
  after(async () => {
    await command('groupCount.reset');
    await command('backToAll');
  });

  it('goes one step fewer and one step more in tree and status at once, without a run, and back to what was suggested', async () => {
    const { own, fewest, most } = api.numbers;
    const before = api.grouping;
    await command('groupCount.fewer');
    assert.ok(api.numbers.now < own && api.numbers.now >= fewest, JSON.stringify(api.numbers));
    assert.equal(groupsOf(api).length, api.numbers.now);
    assert.equal(api.grouping.documents.length, before.documents.length);
    const rows = (await api.tree.children()).filter(({ kind }) => kind === 'group');
    const top = rows.flatMap(row => (row.group.level === 'area' ? row.children : [row]));
    assert.deepEqual(named(top.map(({ group }) => group)), named(groupsOf(api)));
    const fewer = api.numbers.now;
    await command('groupCount.more');
    assert.ok(api.numbers.now > fewer && api.numbers.now <= most);
    await command('groupCount.reset');
    assert.deepEqual(named(groupsOf(api)), named(before.groups.filter(({ level }) => level === 'group')));
    assert.equal(api.numbers.now, own);
  });

  it('is taken back and done again as all changes to groups are, and in words', async () => {
    const { own } = api.numbers;
    await command('groupCount.fewer');
    const fewer = api.numbers.now;
    assert.equal(api.edits.undoable[0], `${fewer} groups instead of ${own}`);
    await command('edit.undo');
    assert.equal(api.numbers.now, own);
    assert.equal(groupsOf(api).length, own);
    await command('edit.redo');
    assert.equal(groupsOf(api).length, fewer);
    await command('groupCount.reset');
    assert.equal(api.edits.undoable[0], `${own} groups instead of ${fewer}`);
    await command('edit.undo');
    await command('edit.undo');
    assert.equal(api.numbers.now, own);
  });

  it('opens the page of the number, which shows the groups there are', async () => {
    await command('groupCount.change');
    const shown = await until(() => api.describeCut(), 'the page');
    const full = await until(async () => (await api.describeCut()).groups.length && api.describeCut(), 'its groups');
    assert.equal(full.count, api.numbers.now);
    assert.ok(shown.columns.length <= 5);
    assert.deepEqual([...full.groups].sort(), groupsOf(api).map(({ name }) => name).sort());
    await command('groupCount.fewer');
    await until(async () => (await api.describeCut()).count === api.numbers.now, 'the page follows the command');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(async () => (await api.describeCut()) === undefined, 'the page is closed');
    await command('groupCount.reset');
  });

  it('stays with a new run until it is reset', async () => {
    await command('groupCount.fewer');
    const fewer = api.numbers.now;
    assert.notEqual(fewer, api.numbers.own);
    await command('refresh');
    assert.equal(api.numbers.now, fewer);
    await command('groupCount.reset');
    assert.equal(api.numbers.now, api.numbers.own);
  });

  it('shows areas above their groups when asked, with all that a row is good for, and hides them again', async () => {
    // So many groups have areas; of the few documents of this workspace there are none.
    const settings = vscode.workspace.getConfiguration('kindred');
    await settings.update('groups', 12, vscode.ConfigurationTarget.Global);
    await command('clusterSelectedFiles', folder().with({ path: path.join(__dirname, '../../samples') }));
    await settings.update('groups', undefined, vscode.ConfigurationTarget.Global);
    assert.ok(api.grouping.groups.some(({ level }) => level === 'area'), JSON.stringify(api.state));
    const without = (await api.tree.children()).map(({ key }) => key);
    await command('showAreas');
    const areas = (await api.tree.children()).filter(row => row.kind === 'group' && row.group.level === 'area');
    assert.ok(areas.length > 1, JSON.stringify(without));
    const rows = await allRows(api.tree);
    assert.deepEqual(rows.flatMap(row => (row.kind === 'document' ? row.document.id : [])).sort(), api.grouping.documents.map(({ id }) => id).sort());
    const [area] = areas;
    assert.ok(area.children.every(({ group }) => group.level === 'group' && group.parent === area.group.id));
    const item = api.tree.item(area);
    assert.ok(item.contextValue === 'area' && item.iconPath.color === undefined && item.description.startsWith(`${area.group.size} · `), item.description);
    // On the map an area is all of its groups.
    await command('tree.showOnMap', area);
    const inside = area.children.map(({ group }) => group.id);
    assert.deepEqual([...api.selection.groups].sort(), [...inside].sort());
    // Rows deep inside are found by way of their area.
    const deep = rows.find(row => row.kind === 'document' && row.key.startsWith(`${area.key}/`));
    await api.tree.reveal(deep);
    await until(() => api.tree.selection.some(({ key }) => key === deep.key), 'the document in the area is revealed');
    await command('hideAreas');
    assert.deepEqual((await api.tree.children()).map(({ key }) => key), without);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await command('clusterWorkspace');
  });

  it('groups one group as if it were the folder, and goes back to all documents without a run', async () => {
    const all = api.grouping;
    const row = (await allRows(api.tree)).find(candidate => candidate.kind === 'group' && candidate.group.level === 'group' && candidate.group.size >= 5);
    const members = all.documents.filter(({ group }) => group === row.group.id).map(({ id }) => id);
    await command('groupFurther', row);
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    assert.deepEqual(api.grouping.documents.map(({ id }) => id).sort(), members.sort());
    await command('backToAll');
    assert.deepEqual(api.grouping.documents.map(({ id }) => id), all.documents.map(({ id }) => id));
    assert.deepEqual(named(groupsOf(api)), named(all.groups.filter(({ level }) => level === 'group')));
  });
});
