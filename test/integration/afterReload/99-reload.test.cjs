const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { isDeepStrictEqual } = require('node:util');
const { before, describe, it } = require('mocha');
const vscode = require('vscode');
const { restingMap } = require('../hands.cjs');
const { api: activate, command, rememberedFile, stateOf, until } = require('../window.cjs');

describe('after the window was reloaded', () => {
  let api;
  let was;
  before(async () => {
    was = JSON.parse(readFileSync(rememberedFile(), 'utf8'));
    api = await activate();
    await vscode.commands.executeCommand('kindred.groups.focus');
    await until(() => api.grouping, 'the groups are back');
  });

  it('has the groups, what was changed about them, and their number as they were, without a run', async () => {
    const { view: _was, ...then } = was;
    const now = async () => {
      const { view: _, ...state } = await stateOf(api);
      return state;
    };
    // Not all of it comes at the same moment.
    await until(async () => isDeepStrictEqual(await now(), then), 'all is as it was').catch(() => undefined);
    assert.deepEqual(await now(), then);
    assert.equal(api.figures, undefined);
  });

  it('has the map where it was', async () => {
    const { view } = await restingMap(api);
    assert.deepEqual(view, was.view);
  });

  it('has the page of the group that it showed', async () => {
    const view = await until(() => api.describeGroup(), 'the page is back');
    const row = (await api.tree.children()).find(({ kind }) => kind === 'group');
    assert.equal(view.group.name, row.group.name);
  });

  it('has the page of reasons, about the document that was asked about', async () => {
    await until(() => api.why, 'the page is back');
    const { group } = api.grouping.documents.find(({ id }) => id === 'baking/baguette.md');
    assert.equal(api.why.own?.id ?? null, group);
  });

  it('takes back and does again what was changed before', async () => {
    await command('edit.redo');
    assert.ok(api.edits.facts.pinnedDocuments.has('bicycle/chain.md'));
    await command('edit.undo');
    await command('edit.undo');
    assert.equal(api.numbers.now, api.numbers.own);
    await command('edit.undo');
    assert.notEqual(api.grouping.documents.find(({ id }) => id === 'sky/jupiter.md').group, null);
    await command('edit.undo');
    assert.equal(api.edits.facts.pinnedGroups.size, was.pinned.length - 1);
    assert.deepEqual(api.edits.undoable, was.undoable.slice(3));
  });
});
