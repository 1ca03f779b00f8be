const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allByHand, byHand, untilDone } = require('./hands.cjs');
const { activePath, allRows, api: activate, asComputed, command, fileAt, membersOf, rowOf, showViews, until } = require('./window.cjs');

describe('by hand with palette, rows, lists and boxes', () => {
  let api;
  /** Documents of other groups that are moved to the one of the new name, and to one of their own. */
  let moved;
  let alone;
  /** Gives a command by the palette, and answers what it asks. */
  const palette = async (name, ...answers) => {
    await byHand('palette', `Kindred: ${name}`);
    return answer(answers);
  };
  /** Answers lists and boxes; gives what the last of these deeds gave. */
  const answer = async answers => {
    let given;
    for (const [deed, what] of answers) given = await byHand(deed, what);
    return given;
  };
  const groupOf = id => api.grouping.groups.find(group => group.id === api.grouping.documents.find(document => document.id === id)?.group);
  const nameOf = id => groupOf(id)?.name;
  const titleOf = id => api.grouping.documents.find(document => document.id === id).title;
  /** Brings a row on screen, chooses an entry of its menu, and answers what that asks. */
  const menuOf = async (find, entry, ...answers) => {
    const row = await find();
    await api.tree.reveal(row);
    await byHand('menu', { of: row.kind === 'group' ? row.group.name : row.document.title, entry });
    return answer(answers);
  };
  const group = name => async () => (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.name === name);
  const document = id => () => rowOf(api.tree, id);

  before(async function () {
    if (!allByHand()) this.skip();
    api = await activate();
    await asComputed(api);
    await showViews();
  });
  after(() => api && asComputed(api));

  it('finds by meaning what is typed, and opens it at its line by Enter', async () => {
    const [hit] = await api.search('making loaves at home');
    await untilDone(async () => {
      const [first] = await palette('Search by Meaning…', ['lookUp', { title: 'Search by Meaning', text: 'making loaves at home' }]);
      assert.ok(first.includes(titleOf(hit.id)), first);
      await byHand('keys', ['Enter']);
    }, () => activePath()?.endsWith(`/${hit.id}`), 'it is open');
    await until(() => vscode.window.activeTextEditor?.selection.active.line === hit.passage.line, 'the cursor is at the passage');
  });

  it('writes a link by the button of a related row', async () => {
    const editor = await vscode.window.showTextDocument(fileAt('sky', 'moon-phases.md'), { preview: false });
    const rows = await until(() => api.related.description?.includes('moon-phases.md') && api.related.children().length > 3 && !api.related.children()[0].document.id.startsWith('baking/') && api.related.children(), 'related documents');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    const { title } = rows[0].document;
    await untilDone(() => byHand('rowButton', { view: 'Related', of: title, button: 'Insert Link' }), () => editor.document.getText().includes(`[${title}](`), 'the link is there');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  describe('in the tree alone', () => {
    before(() => showViews('groups'));
    after(() => showViews());

    it('says why a file is where it is', async () => {
      await untilDone(() => menuOf(document('sky/jupiter.md'), 'Why Is This Here?'), () => api.why?.own.name === nameOf('sky/jupiter.md'), 'the page is open');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('goes into a group as if it were the folder, and back', async () => {
      const name = nameOf('bicycle/chain.md');
      const members = membersOf(api, name);
      await untilDone(() => menuOf(group(name), 'Group This Further…'), () => api.state.kind === 'done' && api.grouping.documents.length === members.length, 'its documents alone');
      await untilDone(() => byHand('viewButton', 'Back to All Documents'), () => api.grouping.documents.length > members.length, 'all documents');
      assert.deepEqual(membersOf(api, name), members);
    });

    it('renames and merges by the palette, which asks for the rest', async () => {
      const [bread, sky] = ['baking/baguette.md', 'sky/jupiter.md'].map(nameOf);
      let held;
      await untilDone(async () => {
        held = await palette('Rename Group…', ['choose', { title: 'Rename Group: which?', label: bread }], ['fill', { title: 'Rename Group', text: 'Loaves' }]);
      }, () => nameOf('baking/baguette.md') === 'Loaves', 'the new name');
      assert.equal(held, bread);
      const both = [...membersOf(api, 'Loaves'), ...membersOf(api, sky)].sort();
      const answers = [['tick', { title: 'Merge Groups: which?', labels: ['Loaves', sky] }], ['choose', { title: 'Merge Groups', label: 'Loaves' }]];
      await untilDone(() => palette('Merge Groups…', ...answers), () => nameOf('sky/jupiter.md') === 'Loaves', 'one group');
      assert.deepEqual(membersOf(api, 'Loaves').sort(), both);
    });

    it('splits, colours and hides a group by its menu, after showing what there is', async () => {
      let proposed;
      await untilDone(async () => {
        proposed = await menuOf(group('Loaves'), 'Split Group…', ['tick', { title: 'Split Loaves: which parts become groups of their own?' }]);
      }, () => /split off/.test(api.edits.undoable[0]), 'it is split');
      assert.ok(proposed.length > 0);
      const colour = () => api.grouping.groups.find(({ name }) => name === 'Loaves').colour;
      await untilDone(() => menuOf(group('Loaves'), 'Choose Group Colour…', ['choose', { title: 'Colour of Loaves', label: 'Lime' }]), () => colour() === 13, 'the colour');
      const [part] = proposed[0].split(', ');
      const count = api.grouping.documents.length;
      const { length } = membersOf(api, part);
      await untilDone(() => menuOf(group(part), 'Hide Group'), () => api.grouping.documents.length === count - length, 'the group is hidden');
      let hidden;
      await untilDone(async () => {
        hidden = await palette('Show Hidden Groups…', ['tick', { title: 'Show Hidden Groups' }]);
      }, () => api.grouping.documents.length === count, 'it is shown again');
      assert.equal(hidden.length, 1);
    });

    it('moves, collects and pins documents by the menu of a row', async () => {
      const loaves = new Set(membersOf(api, 'Loaves'));
      [moved, alone] = api.grouping.documents.map(({ id }) => id).filter(id => groupOf(id) && !loaves.has(id));
      await untilDone(() => menuOf(document(moved), 'Move to Group…', ['choose', { title: 'Move to Group', label: 'Loaves' }]), () => nameOf(moved) === 'Loaves', 'it is moved');
      await untilDone(() => menuOf(document(alone), 'Make a Group…', ['fill', { title: 'Make a Group', text: 'Alone' }]), () => nameOf(alone) === 'Alone', 'the group is made');
      const pinned = () => api.edits.facts.pinnedDocuments.has(moved);
      await untilDone(() => menuOf(document(moved), 'Pin Document'), pinned, 'it is pinned');
      await untilDone(() => menuOf(document(moved), 'Unpin Document'), () => !pinned(), 'it is not pinned any more');
      await untilDone(() => menuOf(document(moved), 'Pin Document'), pinned, 'it is pinned again');
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
      const goTo = (label, look, what) => untilDone(() => palette('Show Changes to Groups…', ['choose', { title: 'Changes to Groups: go back to after which?', label }]), look, what);
      await goTo('Before these changes', () => api.edits.undoable.length === 0, 'nothing is changed');
      assert.notEqual(nameOf(moved), 'Loaves');
      await goTo(undoable[0], () => api.edits.undoable.length === undoable.length, 'all is as it was');
      assert.equal(nameOf(moved), 'Loaves');
      await goTo('Before these changes', () => api.edits.facts.keys.size === 0 && api.edits.facts.pinnedDocuments.size === 0, 'nothing is changed any more');
    });

    it('sorts into groups of one’s own by names typed into a box', async () => {
      const names = ['fill', { title: 'Sort into My Own Groups', text: 'astronomy: stars and planets; bicycles' }];
      const asked = () => api.state.kind === 'done' && api.grouping.groups.every(({ name }) => ['astronomy', 'bicycles'].includes(name));
      await untilDone(() => palette('Sort into My Own Groups…', names), asked, 'the groups are those asked for');
      assert.equal(nameOf('sky/jupiter.md'), 'astronomy');
    });
  });
});
