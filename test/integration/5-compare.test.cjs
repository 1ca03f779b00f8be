const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { api: activate, command, until } = require('./window.cjs');

const settings = () => vscode.workspace.getConfiguration('kindred');
const CHANGED = ['representation', 'dimensions', 'summarize', 'centring', 'method', 'groups'];

describe('comparing methods', () => {
  let api;
  before(async () => {
    api = await activate();
  });
  after(async () => {
    for (const name of CHANGED) await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks four questions, fills the table, and says what it means', async () => {
    const ended = command('compareMethods');
    const view = await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return api.describeComparison();
    }, 'the panel is drawn');
    assert.ok(view.rows.length >= 12, `${view.rows.length} rows`);
    await ended;
    const finished = await api.describeComparison();
    assert.deepEqual([...new Set(finished.rows.map(row => row.state))], ['done'], JSON.stringify(finished.rows.filter(row => row.state !== 'done')));
    assert.equal(finished.rows.filter(row => row.recommended).length, 1);
    assert.equal(finished.rows.filter(row => row.inUse).length, 1);
    assert.match(finished.verdict.text, /your folders/);
    assert.equal(finished.columns[0].title, 'Agrees with folders');
    assert.equal(finished.matrix.names.length, finished.rows.length);
    assert.ok(finished.rows.every(row => !/dimensions|sentences|centred/.test(row.reading)), 'Enter keeps to vectors and texts as they come');
  });
});
