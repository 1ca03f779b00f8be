const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { answering, api: activate, command, until } = require('./window.cjs');

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

  it('asks five questions, fills the table, and says what it means', async () => {
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

  it('tries several numbers of groups, and says which is good', async function () {
    // The installed package has an editor's module of its own, whose boxes cannot be answered from here.
    if (process.env.KINDRED_TEST_MODE !== 'source') this.skip();
    const answers = {
      showQuickPick: async (items, { title, canPickMany }) => {
        if (title.startsWith('Number of Groups')) return items.at(-1);
        if (title.startsWith('Ways to Read')) return items.filter(({ name }) => name === 'lsa');
        if (title.startsWith('Ways to Group')) return items.filter(({ name }) => name === 'auto' || name === 'kmeans++');
        return canPickMany ? items.filter(({ picked }) => picked) : items[0];
      },
      showInputBox: async ({ value, validateInput }) => {
        assert.equal(value, '2..20');
        assert.match(validateInput('20..2'), /^Write whole numbers/);
        assert.match(validateInput('1..300'), /^That would compare/);
        assert.equal(validateInput('4..6'), undefined);
        return '4..6';
      },
    };
    await answering(answers, () => command('compareMethods'));
    const view = await until(() => api.describeComparison(), 'the panel is drawn');
    const methods = view.rows.map(({ method }) => method);
    for (const groups of [4, 5, 6]) assert.ok(methods.includes(`k-means++, ${groups} groups`), methods.join());
    assert.ok(view.notes[0].includes('comes closest to your folders in'), view.notes[0]);
    assert.deepEqual(view.columns.slice(-2).map(({ title }) => title), ['Calinski–Harabasz', 'Inertia']);
  });
});
