const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allByHand, byHand, doneByHand, untilDone } = require('./hands.cjs');
const { allRows, answering, api: activate, choosing, command, fileAt, membersOf, rowOf, showViews, until } = require('./window.cjs');

const edit = (name, ...given) => command(`edit.${name}`, ...given);
/** Answers a list by the item of a label, several by those of labels. */
const pick = (...labels) => async items => {
  const found = labels.map(label => items.find(item => item.label === label) ?? assert.fail(`no ${label} among ${items.map(item => item.label).join(', ')}`));
  return labels.length === 1 ? found[0] : found;
};

describe('changes to groups', () => {
  let api;
  const groupRow = async name => (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.name === name) ?? assert.fail(`no group ${name}`);
  const groupOf = id => api.grouping.groups.find(group => group.id === api.grouping.documents.find(document => document.id === id).group)?.name;
  /** Shows a row with the focus on it, when it is drawn. */
  const focus = async row => {
    await api.tree.reveal(row);
    await new Promise(resolve => setTimeout(resolve, 500));
  };
  before(async () => {
    api = await activate();
    await command('clusterWorkspace');
    await vscode.commands.executeCommand('kindred.groups.focus');
    assert.deepEqual(api.edits.undoable, []);
  });
  after(() => command('clusterWorkspace'));

  it('drags a document to another group in the tree, and takes it back', async function () {
    if (!doneByHand()) this.skip();
    const before = groupOf('sky/jupiter.md');
    const target = groupOf('bicycle/chain.md');
    // With the other views folded away both rows are in sight.
    await showViews('groups');
    const title = api.tree.item(await rowOf(api.tree, 'sky/jupiter.md')).label;
    await untilDone(async () => {
      await focus(await rowOf(api.tree, 'sky/jupiter.md'));
      await byHand('drag', { from: title, to: target });
    }, () => groupOf('sky/jupiter.md') === target, 'the document is in the other group');
    assert.match(api.edits.undoable[0], new RegExp(`moved to ${target}`));
    await edit('undo');
    assert.equal(groupOf('sky/jupiter.md'), before);
    assert.equal(api.edits.redoable.length, 1);
    assert.deepEqual(api.edits.undoable, []);
  });

  describe('by mouse and keys in the tree', () => {
    /** Presses a key on a row until something came of it, at a person's pace: rows and what the key may do follow a change after a moment. */
    const press = (key, row, look, what, then = () => undefined) =>
      untilDone(async () => {
        await focus(await row());
        await new Promise(resolve => setTimeout(resolve, 700));
        await byHand('keys', [key]);
        await then();
      }, look, what);
    before(async function () {
      if (!allByHand()) this.skip();
      await vscode.commands.executeCommand('list.collapseAllToFocus');
      await showViews('groups');
    });
    after(() => allByHand() && showViews());

    it('drags a group onto another, which makes one of them', async () => {
      const from = groupOf('sky/jupiter.md');
      const to = groupOf('bicycle/chain.md');
      const members = [...membersOf(api, from), ...membersOf(api, to)].sort();
      await untilDone(async () => {
        await focus(await groupRow(from));
        await byHand('drag', { from, to });
      }, () => membersOf(api, to).length === members.length, 'one group');
      assert.deepEqual(membersOf(api, to).sort(), members);
      assert.equal(api.edits.undoable[0], `${from} merged into ${to}`);
      await edit('undo');
      assert.equal(groupOf('sky/jupiter.md'), from);
    });

    it('renames by F2, takes out by Delete, and goes back and forth by Ctrl+Z and Ctrl+Shift+Z', async () => {
      const computed = groupOf('baking/rye-bread.md');
      const now = () => groupOf('baking/rye-bread.md');
      let held;
      await press('F2', () => groupRow(computed), () => now() === 'Loaves', 'the new name', async () => {
        held = await byHand('fill', { title: 'Rename Group', text: 'Loaves' });
      });
      assert.equal(held, computed);
      await press('Delete', () => rowOf(api.tree, 'baking/rye-bread.md'), () => now() !== 'Loaves', 'the document is out');
      await press('Control+z', () => groupRow('Loaves'), () => now() === 'Loaves', 'the document is back');
      await press('Control+z', () => groupRow('Loaves'), () => now() === computed, 'the name is back');
      await press('Control+Shift+z', () => groupRow(computed), () => now() === 'Loaves', 'the new name again');
      await edit('undo');
    });

    it('pins a group from its context menu', async () => {
      const name = groupOf('baking/rye-bread.md');
      await untilDone(async () => {
        await focus(await groupRow(name));
        await byHand('menu', { of: name, entry: 'Pin Group' });
      }, () => api.edits.facts.pinnedGroups.size === 1, 'the group is pinned');
      await edit('undo');
      assert.equal(api.edits.facts.pinnedGroups.size, 0);
    });
  });

  describe('by commands', () => {
    before(function () {
      // The installed package has an editor's module of its own, whose boxes cannot be answered from here.
      if (process.env.KINDRED_TEST_MODE !== 'source') this.skip();
    });

    it('renames a group for good: the row has a pencil and tells the computed name', async () => {
      const computed = groupOf('baking/rye-bread.md');
      const row = await groupRow(computed);
      const name = '<b>Loaves</b> [x](command:workbench.action.quit) $(trash)';
      await answering({ showInputBox: async ({ value, validateInput }) => {
        assert.equal(value, computed);
        assert.match(validateInput('  '), /needs a name/);
        assert.match(validateInput(groupOf('sky/jupiter.md')), /already/);
        return `${name}\u202e\n`;
      } }, () => edit('rename', row));
      const item = api.tree.item(await groupRow(name));
      assert.equal(item.label, name);
      assert.equal(item.resourceUri.scheme, 'kindred-group');
      assert.match(item.tooltip.value, /Computed name/);
      assert.ok(!item.tooltip.value.includes('<b>') && !item.tooltip.isTrusted);
      const again = await groupRow(name);
      await answering({ showInputBox: async () => 'Loaves' }, () => edit('rename', again));
      assert.equal(groupOf('baking/rye-bread.md'), 'Loaves');
    });

    it('moves documents, makes a group of some, and takes one out of its group', async () => {
      const target = groupOf('sky/jupiter.md');
      const chain = await rowOf(api.tree, 'bicycle/chain.md');
      await answering(choosing(target), () => edit('move', chain));
      assert.equal(groupOf('bicycle/chain.md'), target);
      assert.match(api.tree.item(await rowOf(api.tree, 'bicycle/chain.md')).tooltip.value, /Moved here by you/);
      const rows = [await rowOf(api.tree, 'sky/moon-phases.md'), await rowOf(api.tree, 'baking/brioche.md')];
      await answering({ showInputBox: async () => 'Pair' }, () => edit('make', rows[0], rows));
      assert.deepEqual(membersOf(api, 'Pair').sort(), ['baking/brioche.md', 'sky/moon-phases.md']);
      await edit('undo');
      // What was typed where groups are chosen is the name that is proposed for a new one.
      await answering({ ...choosing('$(add) New Group…', ' Mixed'), showInputBox: async ({ value }) => value }, () => edit('move', rows[0], rows));
      assert.deepEqual(membersOf(api, 'Mixed').sort(), ['baking/brioche.md', 'sky/moon-phases.md']);
      await edit('reject', await rowOf(api.tree, 'baking/brioche.md'));
      assert.notEqual(groupOf('baking/brioche.md'), 'Mixed');
    });

    it('stands after another run, in which pinned groups keep their documents', async () => {
      await edit('pinGroup', await groupRow('Loaves'));
      const item = api.tree.item(await groupRow('Loaves'));
      assert.equal(item.iconPath.id, 'pinned');
      assert.match(item.contextValue, /pinned/);
      const kept = membersOf(api, 'Loaves');
      await command('refresh');
      assert.equal(api.state.kind, 'done');
      assert.deepEqual(membersOf(api, 'Loaves'), kept);
      // Others may follow what was moved; what was decided stands.
      assert.ok(membersOf(api, 'Mixed').includes('sky/moon-phases.md'));
      assert.ok(!membersOf(api, 'Mixed').includes('baking/brioche.md'));
      assert.notEqual(groupOf('bicycle/chain.md'), groupOf('bicycle/flat-tyre.md'));
      assert.deepEqual(api.edits.facts.unmatched, []);
    });

    it('hides a group and counts it, and shows it again', async () => {
      const documents = api.grouping.documents.length;
      const hidden = membersOf(api, 'Mixed').length;
      await edit('hide', await groupRow('Mixed'));
      assert.ok(!api.grouping.groups.some(group => group.name === 'Mixed'));
      assert.equal(api.grouping.documents.length, documents - hidden);
      await until(() => /1 group hidden/.test(api.tree.message), 'the message counts the hidden group');
      await answering({ showQuickPick: async items => items }, () => edit('showHidden'));
      assert.equal(api.grouping.documents.length, documents);
    });

    it('merges groups, the palette asking which', async () => {
      const asked = [];
      const showQuickPick = async (items, options) => {
        asked.push(options.title);
        return options.canPickMany ? items.filter(item => ['Mixed', 'Loaves'].includes(item.label)) : items.find(item => item.label === 'Loaves');
      };
      await answering({ showQuickPick }, () => edit('merge'));
      assert.equal(asked.length, 2);
      assert.equal(groupOf('sky/moon-phases.md'), 'Loaves');
    });

    it('splits a group into the parts that the engine finds, after showing them', async () => {
      let shown;
      const row = await groupRow('Loaves');
      await answering({ showQuickPick: async items => {
        shown = items.map(({ label, description, detail }) => ({ label, description, detail }));
        return items.filter(item => item.picked);
      } }, () => edit('split', row));
      assert.ok(shown.length >= 2 && shown.every(({ description, detail }) => /document/.test(description) && detail));
      assert.match(api.edits.undoable[0], /split off Loaves/);
    });

    it('shares the changes in a file of the workspace, and follows what is changed there', async () => {
      const settings = vscode.workspace.getConfiguration('kindred');
      const file = fileAt('.kindred', 'groups.json');
      const read = async () => Buffer.from(await vscode.workspace.fs.readFile(file)).toString().replaceAll('\r', '');
      // The editor takes a while to watch a folder that is new: the file is written again until it is seen.
      const changed = (text, look, what) =>
        until(async () => {
          await vscode.workspace.fs.writeFile(file, Buffer.from(text));
          for (let k = 0; k < 20 && !look(); k++) await new Promise(resolve => setTimeout(resolve, 100));
          return look();
        }, what);
      await settings.update('edits.location', 'workspace', vscode.ConfigurationTarget.Workspace);
      await edit('pinDocument', await rowOf(api.tree, 'sky/jupiter.md'));
      assert.match(await read(), /^ {2}"version": 1\n}\n$/m);
      const before = await read();
      const complaints = [];
      await answering({ showWarningMessage: async text => void complaints.push(text) }, async () => {
        await changed(before.replace('"name": "Loaves"', '"name": 7'), () => complaints.length > 0, 'the complaint');
        assert.match(complaints[0], /left as it is\. Field groups › \S+ › name \(line \d+\) must be a text/);
        await edit('unpinDocument', await rowOf(api.tree, 'sky/jupiter.md'));
        assert.match(await read(), /"name": 7/);
        await changed(before.replace('"name": "Loaves"', '"name": "Our bread"'), () => groupOf('baking/rye-bread.md') === 'Our bread', 'the name from the file');
      });
      assert.match(api.edits.undoable[0], /read from/);
      await edit('undo');
      assert.equal(groupOf('baking/rye-bread.md'), 'Loaves');
      assert.match(await read(), /"name": "Loaves"/);
      await settings.update('edits.location', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(fileAt('.kindred'), { recursive: true });
    });

    it('lists the changes, goes back to any of them, and forgets all of them after asking once', async () => {
      // Another change, after which nothing is left to do again.
      await edit('pinDocument', await rowOf(api.tree, 'sky/star-hopping.md'));
      assert.deepEqual(api.edits.redoable, []);
      const { undoable } = api.edits;
      await answering({ showQuickPick: async items => items.find(item => /moved to/.test(item.label)) }, () => edit('history'));
      assert.equal(api.edits.redoable.length, undoable.findIndex(label => /moved to/.test(label)));
      await answering({ showQuickPick: async items => items[0] }, () => edit('history'));
      assert.deepEqual(api.edits.undoable, undoable);
      let asked = 0;
      await answering({ showWarningMessage: async (text, options, choice) => (asked++, choice) }, () => edit('forget'));
      assert.equal(asked, 1);
      assert.equal(api.edits.facts.keys.size, 0);
      assert.notEqual(groupOf('baking/rye-bread.md'), 'Loaves');
      await edit('undo');
      assert.equal(api.edits.facts.pinnedGroups.size, 1);
      await answering({ showWarningMessage: async (text, options, choice) => choice }, () => edit('forget'));
    });

    it('lists what was decided about groups that are not on show now, and forgets it', async () => {
      const row = await groupRow(groupOf('baking/rye-bread.md'));
      await answering({ showInputBox: async () => 'Gone' }, () => edit('rename', row));
      await command('clusterSelectedFiles', fileAt('sky'), [fileAt('sky'), fileAt('bicycle')]);
      assert.deepEqual(api.edits.facts.unmatched.map(({ name }) => name), ['Gone']);
      await answering({ showQuickPick: pick('$(trash) Forget Gone') }, () => edit('history'));
      assert.deepEqual(api.edits.facts.unmatched, []);
      assert.equal(api.edits.undoable[0], 'What was decided about Gone forgotten');
      await edit('undo');
      assert.equal(api.edits.facts.unmatched.length, 1);
      await edit('undo');
      assert.deepEqual(api.edits.facts.unmatched, []);
    });
  });
});
