const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allByHand, byHand } = require('./hands.cjs');
const { activePath, allRows, api: activate, asComputed, command, fileAt, membersOf, rowOf, showViews, until } = require('./window.cjs');

describe('by hand with palette, rows, lists and boxes', () => {
  let api;
  /** Documents of other groups that are moved to the one of the new name, and to one of their own. */
  let moved;
  let alone;
  const palette = name => byHand('palette', `Kindred: ${name}`);
  const groupOf = id => api.grouping.groups.find(group => group.id === api.grouping.documents.find(document => document.id === id)?.group);
  const nameOf = id => groupOf(id)?.name;
  const titleOf = id => api.grouping.documents.find(document => document.id === id).title;
  /** Brings a row on screen and chooses an entry of its menu. */
  const menuOf = async (row, entry) => {
    await api.tree.reveal(row);
    await byHand('menu', { of: row.kind === 'group' ? row.group.name : row.document.title, entry });
  };
  const groupRow = async name => (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.name === name);
  const step = label => until(() => label.test(api.edits.undoable[0] ?? ''), `${label}: ${api.edits.undoable[0]}`);

  before(async function () {
    if (!allByHand()) this.skip();
    api = await activate();
    await asComputed(api);
    await showViews();
  });
  after(() => api && asComputed(api));

  it('finds by meaning what is typed, and opens it at its line by Enter', async () => {
    await palette('Search by Meaning…');
    const found = await byHand('lookUp', { title: 'Search by Meaning', text: 'making loaves at home' });
    const [hit] = await api.search('making loaves at home');
    assert.ok(found[0].includes(titleOf(hit.id)), found[0]);
    await byHand('keys', ['Enter']);
    await until(() => activePath()?.endsWith(`/${hit.id}`), 'it is open');
    await until(() => vscode.window.activeTextEditor?.selection.active.line === hit.passage.line, 'the cursor is at the passage');
  });

  it('writes a link by the button of a related row', async () => {
    const editor = await vscode.window.showTextDocument(fileAt('sky', 'moon-phases.md'), { preview: false });
    const rows = await until(() => api.related.description?.includes('moon-phases.md') && api.related.children().length > 3 && !api.related.children()[0].document.id.startsWith('baking/') && api.related.children(), 'related documents');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    const [{ document }] = rows;
    await byHand('rowButton', { view: 'Related', of: document.title, button: 'Insert Link' });
    await until(() => editor.document.getText().includes(`[${document.title}](`), 'the link is there');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  describe('in the tree alone', () => {
    before(() => showViews('groups'));
    after(() => showViews());

    it('says why a file is where it is', async () => {
      await menuOf(await rowOf(api.tree, 'sky/jupiter.md'), 'Why Is This File Here?');
      await until(() => api.why?.own.name === nameOf('sky/jupiter.md'), 'the page is open');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('goes into a group as if it were the folder, and back', async () => {
      const name = nameOf('bicycle/chain.md');
      const members = membersOf(api, name);
      await menuOf(await groupRow(name), 'Group This Further…');
      await until(() => api.state.kind === 'done' && api.grouping.documents.length === members.length, 'its documents alone');
      await byHand('viewButton', 'Back to All Documents');
      await until(() => api.grouping.documents.length > members.length, 'all documents');
      assert.deepEqual(membersOf(api, name), members);
    });

    it('renames and merges by the palette, which asks for the rest', async () => {
      const [bread, sky] = ['baking/baguette.md', 'sky/jupiter.md'].map(nameOf);
      await palette('Rename Group…');
      await byHand('choose', { title: 'Rename Group: which?', label: bread });
      assert.equal(await byHand('fill', { title: 'Rename Group', text: 'Loaves' }), bread);
      await until(() => nameOf('baking/baguette.md') === 'Loaves', 'the new name');
      const both = [...membersOf(api, 'Loaves'), ...membersOf(api, sky)].sort();
      await palette('Merge Groups…');
      await byHand('tick', { title: 'Merge Groups: which?', labels: ['Loaves', sky] });
      await byHand('choose', { title: 'Merge Groups', label: 'Loaves' });
      await until(() => nameOf('sky/jupiter.md') === 'Loaves', 'one group');
      assert.deepEqual(membersOf(api, 'Loaves').sort(), both);
    });

    it('splits, colours and hides a group by its menu, after showing what there is', async () => {
      await menuOf(await groupRow('Loaves'), 'Split Group…');
      const proposed = await byHand('tick', { title: 'Split Loaves: which parts become groups of their own?' });
      assert.ok(proposed.length > 0);
      await step(/split off/);
      await menuOf(await groupRow('Loaves'), 'Choose Group Colour…');
      await byHand('choose', { title: 'Colour of Loaves', label: 'Lime' });
      await until(() => api.grouping.groups.find(({ name }) => name === 'Loaves').colour === 13, 'the colour');
      const [part] = proposed[0].split(', ');
      const count = api.grouping.documents.length;
      const { length } = membersOf(api, part);
      await menuOf(await groupRow(part), 'Hide Group');
      await until(() => api.grouping.documents.length === count - length, 'the group is hidden');
      await palette('Show Hidden Groups…');
      assert.equal((await byHand('tick', { title: 'Show Hidden Groups' })).length, 1);
      await until(() => api.grouping.documents.length === count, 'it is shown again');
    });

    it('moves, collects and pins documents by the menu of a row', async () => {
      const loaves = new Set(membersOf(api, 'Loaves'));
      [moved, alone] = api.grouping.documents.map(({ id }) => id).filter(id => groupOf(id) && !loaves.has(id));
      await menuOf(await rowOf(api.tree, moved), 'Move to Group…');
      await byHand('choose', { title: 'Move to Group', label: 'Loaves' });
      await until(() => nameOf(moved) === 'Loaves', 'it is moved');
      await menuOf(await rowOf(api.tree, alone), 'Make a Group…');
      await byHand('fill', { title: 'Make a Group', text: 'Alone' });
      await until(() => nameOf(alone) === 'Alone', 'the group is made');
      const pinned = () => api.edits.facts.pinnedDocuments.has(moved);
      await menuOf(await rowOf(api.tree, moved), 'Pin Document');
      await until(pinned, 'it is pinned');
      await menuOf(await rowOf(api.tree, moved), 'Unpin Document');
      await until(() => !pinned(), 'it is not pinned any more');
      await menuOf(await rowOf(api.tree, moved), 'Pin Document');
      await until(pinned, 'it is pinned again');
    });

    it('stands after another run', async () => {
      await command('refresh');
      assert.deepEqual([moved, alone].map(nameOf), ['Loaves', 'Alone']);
      assert.equal(groupOf(moved).colour, 13);
      assert.ok(api.edits.facts.pinnedDocuments.has(moved));
      assert.deepEqual(api.edits.facts.unmatched, []);
    });

    it('goes back and forth by the list of changes', async () => {
      const { undoable } = api.edits;
      await palette('Show Changes to Groups…');
      await byHand('choose', { title: 'Changes to Groups: go back to after which?', label: 'Before these changes' });
      await until(() => api.edits.undoable.length === 0, 'nothing is changed');
      assert.notEqual(nameOf(moved), 'Loaves');
      await palette('Show Changes to Groups…');
      await byHand('choose', { title: 'Changes to Groups: go back to after which?', label: undoable[0] });
      await until(() => api.edits.undoable.length === undoable.length, 'all is as it was');
      assert.equal(nameOf(moved), 'Loaves');
      await palette('Show Changes to Groups…');
      await byHand('choose', { title: 'Changes to Groups: go back to after which?', label: 'Before these changes' });
      await until(() => api.edits.facts.keys.size === 0 && api.edits.facts.pinnedDocuments.size === 0, 'nothing is changed any more');
    });
  });
});
