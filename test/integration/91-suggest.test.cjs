const assert = require('node:assert/strict');
const { cpSync, existsSync, rmSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { activePath, api: activate, command, folder, until } = require('./window.cjs');

const samples = path.join(__dirname, '../../samples');
const FOLDERS = ['bread', 'databases', 'garden', 'git', 'hiking', 'italian'];
const place = (...names) => path.join(folder().fsPath, ...names);
const astray = place('garden', 'left-join-surprises.md');
const there = place('databases', 'left-join-surprises.md');

describe('suggestions', () => {
  let api;
  /** The row of a kind; undefined when there is nothing of it. */
  const kind = name => api.suggestions.children().find(row => row.kind === name);
  const leaves = row => (row.row === 'one' ? [row] : api.suggestions.children(row).flatMap(leaves));
  const moveRow = () => kind('folder') && leaves(kind('folder')).find(row => row.suggestion.document.id === 'garden/left-join-surprises.md');

  before(async () => {
    api = await activate();
    for (const name of FOLDERS) cpSync(path.join(samples, name), place(name), { recursive: true });
    await command('clusterWorkspace');
    await api.suggestions.reveal();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of FOLDERS) rmSync(place(name), { recursive: true, force: true });
    await command('clusterWorkspace');
  });

  it('are found once the view can be seen: the list that is there twice, the note in another folder', () => {
    assert.equal(api.suggestions.message, undefined);
    const same = leaves(kind('same')).map(row => [row.suggestion.document.id, row.suggestion.other.id].sort());
    assert.deepEqual(same[0], ['hiking/packing-list-2024.md', 'hiking/packing-list.md']);
    const row = moveRow();
    assert.ok(row, JSON.stringify(api.suggestions.children().map(({ kind: name, count }) => [name, count])));
    assert.equal(row.suggestion.to, 'databases');
    const [above] = api.suggestions.children(kind('folder'));
    assert.equal(api.suggestions.item(above).label, `${above.from} → ${above.to}`);
    assert.equal(api.suggestions.item(kind('folder')).label, 'In another folder?');
  });

  it('show texts that are nearly the same side by side in the editor', async () => {
    const [row] = leaves(kind('same'));
    const { command: pressed } = api.suggestions.item(row);
    await vscode.commands.executeCommand(pressed.command, ...pressed.arguments);
    const input = await until(() => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff && shown;
    }, 'the comparison is open');
    assert.deepEqual([input.original.path, input.modified.path].map(name => path.basename(name)).sort(), ['packing-list-2024.md', 'packing-list.md']);
  });

  it('move a file only after it was shown, and give it back when that is undone', async () => {
    const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
    // The preview comes up in its own time, and what needs a yes is not ticked in it: the person ticks it and presses Apply.
    for (let tries = 0; tries < 6 && !existsSync(there); tries++) {
      const moving = command('suggestions.move', moveRow());
      await pause(1_500 * (tries + 1));
      assert.ok(existsSync(astray) && !existsSync(there), 'nothing is moved without a yes');
      for (const step of ['refactorPreview.focus', 'list.focusFirst', 'refactorPreview.toggleCheckedState', 'refactorPreview.apply']) {
        await vscode.commands.executeCommand(step);
        await pause(300);
      }
      await Promise.race([moving, pause(10_000)]);
      await vscode.commands.executeCommand('refactorPreview.discard').then(undefined, () => undefined);
    }
    assert.ok(existsSync(there), 'the file is moved');
    assert.ok(!existsSync(astray));
    await until(() => !moveRow(), 'the row is gone');
    await vscode.window.showTextDocument(vscode.Uri.file(there));
    await until(() => activePath()?.endsWith('databases/left-join-surprises.md'), 'the moved file is open');
    await vscode.commands.executeCommand('undo');
    await until(() => existsSync(astray) && !existsSync(there), 'the file is back');
    await until(moveRow, 'the row is back');
  });

  it('do not move a file onto another', async () => {
    cpSync(astray, there);
    try {
      const before = existsSync(astray);
      void command('suggestions.move', await until(moveRow, 'the row is there'));
      await new Promise(resolve => setTimeout(resolve, 800));
      await vscode.commands.executeCommand('notifications.clearAll');
      assert.ok(before && existsSync(astray) && existsSync(there));
    } finally {
      rmSync(there);
    }
  });

  it('are left alone when kept, also after a re-run, until they are asked for again', async () => {
    // The file that came and went before may only now be looked at, and the list with it.
    await command('suggestions.keep', await until(moveRow, 'the row is there'));
    assert.equal(moveRow(), undefined);
    await command('refresh');
    await api.suggestions.reveal();
    assert.ok(kind('same'), 'the others are there');
    assert.equal(moveRow(), undefined, 'kept over a re-run');
    await command('showDismissedSuggestions');
    const kept = moveRow();
    assert.equal(api.suggestions.item(kept).contextValue, 'kept.one.folder');
    await command('suggestions.restore', kept);
    await command('showSuggestions');
    assert.ok(moveRow());
    await command('suggestions.keepFolder', moveRow());
    assert.equal(moveRow(), undefined);
    await command('showDismissedSuggestions');
    await command('suggestions.restore', moveRow());
    await command('showSuggestions');
    assert.ok(moveRow());
  });

  it('stand beside folders and groups in a panel, which follows what is kept', async () => {
    await command('compareFolders');
    const view = await until(() => api.describeFolders(), 'the panel is drawn');
    assert.match(view.verdict.answer, /^(Largely|Partly)\.$/);
    assert.match(view.verdict.figure, /^Agreement 0\.\d\d/);
    assert.ok(view.rows.some(row => row.folder === 'databases' && row.size === 11), JSON.stringify(view.rows));
    assert.equal(view.groups.length, view.rows[0].counts.length);
    assert.ok(view.files.some(file => file.path === 'garden/left-join-surprises.md' && file.to === 'databases'));
    await command('suggestions.keep', moveRow());
    await until(async () => !(await api.describeFolders()).files.some(file => file.to === 'databases'), 'the panel follows');
    await command('showDismissedSuggestions');
    await command('suggestions.restore', moveRow());
    await command('showSuggestions');
  });
});
