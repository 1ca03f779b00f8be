const assert = require('node:assert/strict');
const { cpSync, existsSync, readFileSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allByHand, byHand, untilDone } = require('./hands.cjs');
const { activePath, api: activate, asComputed, command, filesThere, folder, membersOf, showViews, until } = require('./window.cjs');

const FOLDERS = ['databases', 'garden', 'hiking'];
const place = (...names) => path.join(folder().fsPath, ...names);
/** A copy of all files as they were before, so that they are there after whatever went wrong. */
const kept = path.join(path.dirname(process.env.KINDRED_TEST_RESULTS ?? ''), 'kept');

describe('by hand with files, reports and the page of a group', () => {
  let api;
  const kind = name => api.suggestions.children().find(row => row.kind === name);
  const labelOf = row => String(api.suggestions.item(row).label);
  /** Unfolds the rows above the first suggestion of a kind about a file, and gives that suggestion. */
  const unfolded = async (name, file) => {
    let row = await until(() => kind(name), `suggestions: ${name}`);
    const about = ({ suggestion }) => [suggestion.document, suggestion.other].some(document => document?.id === file);
    const holds = one => (one.row === 'one' ? about(one) : api.suggestions.children(one).some(holds));
    while (row.row !== 'one') {
      const below = api.suggestions.children(row).find(holds) ?? assert.fail(`no ${file} below ${labelOf(row)}`);
      const [above] = [row, (row = below)];
      await untilDone(() => byHand('click', { view: 'Suggestions', row: labelOf(above) }), () => byHand('shows', { view: 'Suggestions', row: labelOf(below) }), `${labelOf(below)} is on screen`);
    }
    return row;
  };

  before(async function () {
    if (!allByHand()) this.skip();
    cpSync(place(), kept, { recursive: true });
    api = await activate();
    for (const name of FOLDERS) cpSync(path.join(__dirname, '../../samples', name), place(name), { recursive: true });
    await asComputed(api);
    await showViews('suggestions');
  });
  after(async () => {
    if (!api) return;
    await showViews();
    for (const name of readdirSync(place())) rmSync(place(name), { recursive: true });
    cpSync(kept, place(), { recursive: true });
    await asComputed(api);
  });

  it('compares two texts that are nearly the same by a click on their suggestion', async () => {
    const row = await unfolded('same', 'hiking/packing-list.md');
    const input = await untilDone(() => byHand('click', { view: 'Suggestions', row: labelOf(row) }), () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff && shown;
    }, 'the comparison is open');
    assert.deepEqual([input.original.path, input.modified.path].map(name => path.basename(name)).sort(), ['packing-list-2024.md', 'packing-list.md']);
  });

  it('moves a file where a suggestion says, once it is ticked and applied in the preview', async () => {
    const [astray, there] = ['garden', 'databases'].map(name => place(name, 'left-join-surprises.md'));
    const row = await unfolded('folder', 'garden/left-join-surprises.md');
    await untilDone(async () => {
      await byHand('rowButton', { view: 'Suggestions', of: labelOf(row), button: 'Move…' });
      await byHand('preview', { tick: 'left-join-surprises.md', press: 'Apply' });
    }, () => existsSync(there) && !existsSync(astray), 'the file is moved');
    await vscode.window.showTextDocument(vscode.Uri.file(there));
    await vscode.commands.executeCommand('undo');
    await until(() => existsSync(astray) && !existsSync(there), 'the file is back');
  });

  it('arranges files into folders once that is applied in the preview, and takes it back by the button of the message; the groups follow', async () => {
    const was = filesThere();
    const groups = () => api.grouping.groups.map(({ name, size }) => `${name} ${size}`);
    const before = groups();
    const [chosen] = api.grouping.documents;
    await vscode.window.showTextDocument(vscode.Uri.file(place(chosen.id)));
    await until(() => api.selection.documents.includes(chosen.id), 'it is selected');
    const names = api.grouping.groups.filter(({ level }) => level === 'group').map(({ name }) => name);
    const follow = () => until(() => api.grouping.documents.every(({ id }) => existsSync(place(id))), 'the groups have the files where they are');
    await untilDone(async () => {
      await byHand('palette', 'Kindred: Arrange into Folders…');
      await byHand('preview', { press: 'Apply' });
    }, () => names.every(name => existsSync(place(name))) && filesThere().length === was.length, 'each group has a folder, and all files are there');
    await follow();
    assert.deepEqual(groups(), before);
    assert.deepEqual(api.selection.documents, [api.grouping.documents[0].id]);
    assert.notEqual(api.grouping.documents[0].id, chosen.id);
    await untilDone(() => byHand('message', 'Undo'), () => JSON.stringify(filesThere()) === JSON.stringify(was), 'all files are back');
    await follow();
  });

  it('writes a report where the dialog for saving says, and opens it', async () => {
    const file = path.join(path.dirname(process.env.KINDRED_TEST_RESULTS), 'report.html');
    let proposed;
    await untilDone(async () => {
      await byHand('palette', 'Kindred: Export Report…');
      proposed = await byHand('save', file);
    }, () => activePath()?.endsWith('/report.html'), 'it is open');
    assert.match(proposed, /groups\.html$/);
    const html = readFileSync(file, 'utf8');
    for (const { title } of api.grouping.documents.filter(({ id }) => /^hiking\//.test(id)).slice(0, 3)) assert.ok(html.includes(title), title);
  });

  it('pins, unpins, renames and shows a group by the buttons of its page', async () => {
    const press = (name, look, what, then = () => undefined) =>
      untilDone(async () => {
        await byHand('pagePress', { root: '#kindred-group', name });
        await then();
      }, look, what);
    const group = api.grouping.groups.find(({ level }) => level === 'group');
    await command('showGroupReport', (await api.tree.children()).find(row => row.kind === 'group' && row.group.id === group.id));
    await until(() => api.describeGroup(), 'the page is drawn');
    const pinned = () => api.edits.facts.pinnedGroups.has(group.id);
    await press('Pin', pinned, 'it is pinned');
    await press('Unpin', () => !pinned(), 'it is not pinned any more');
    let held;
    await press('Rename…', () => membersOf(api, 'By its page').length === group.size, 'the new name', async () => {
      held = await byHand('fill', { title: 'Rename Group', text: 'By its page' });
    });
    assert.equal(held, group.name);
    await until(async () => (await api.describeGroup())?.group.name === 'By its page', 'the page has it');
    await press('Show on Map', () => JSON.stringify(api.selection.groups) === JSON.stringify([group.id]), 'it is selected on the map');
  });

  it('merges and splits a group by the buttons of its page, which stays with it', async () => {
    const press = name => byHand('pagePress', { root: '#kindred-group', name });
    const [group, other] = api.grouping.groups.filter(({ level }) => level === 'group');
    // The map may come before the page.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const shows = async () => (await api.describeGroup())?.group.name === group.name;
    await command('showGroupReport', (await api.tree.children()).find(row => row.kind === 'group' && row.group.id === group.id));
    await until(shows, 'the page is drawn');
    await untilDone(async () => {
      await press('Merge…');
      await byHand('tick', { title: 'Merge Groups: which?', labels: [other.name] });
      await byHand('choose', { title: 'Merge Groups', label: group.name });
    }, () => membersOf(api, group.name).length === group.size + other.size, 'both are one');
    await untilDone(async () => {
      await press('Split…');
      await byHand('tick', { title: `Split ${group.name}: which parts become groups of their own?` });
    }, () => /split off/.test(api.edits.undoable[0] ?? ''), 'the parts are split off');
    await until(shows, 'the page shows what is left of it');
  });
});
