const assert = require('node:assert/strict');
const { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { activePath, allRows, answering, api: activate, asComputed, askedByChat, command, fileAt, folder, membersOf, rowOf, until } = require('./window.cjs');

const FILE = 'tickets.csv';
const fixture = path.join(__dirname, '../fixtures/records', FILE);
const there = () => path.join(folder().fsPath, FILE);

describe('the records of a file', () => {
  let api;
  let outer;
  /** What is read of the fixture: the tickets in its order, by the line at which they begin. */
  const lines = readFileSync(fixture, 'utf8').split('\n');
  const lineOf = subject => lines.findIndex(line => line.split(',')[1] === subject);
  const recordOf = title => api.grouping.documents.find(document => document.title === title);
  const groupOf = title => api.grouping.groups.find(({ id }) => id === recordOf(title).group);
  const activeText = () => vscode.window.activeTextEditor?.document;
  /** Groups the records of a file by the fields that the box has ticked. */
  const cluster = async uri => {
    const done = command('clusterRecords', uri).then(() => true);
    const accepted = async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([done, new Promise(resolve => setTimeout(resolve, 300))]);
    };
    await until(accepted, 'the box is answered and the run has ended');
  };

  before(async () => {
    api = await activate();
    await asComputed(api);
    outer = api.grouping;
    copyFileSync(fixture, there());
  });
  after(async () => {
    rmSync(there(), { force: true });
    await asComputed(api);
  });

  it('are grouped by what the guessed fields say, whichever folder has groups', async () => {
    await cluster(fileAt(FILE));
    assert.equal(api.state.kind, 'done', api.state.text);
    assert.equal(api.grouping.documents.length, 60);
    const subjects = [['Charged twice', 'Invoice address', 'Receipt needed'], ['Forgot password', 'No reset e-mail', 'Account locked'], ['Parcel late', 'Tracking number', 'Delivery day'], ['Wrong size', 'Two sizes', 'Return label']];
    const groups = subjects.map(titles => new Set(titles.map(title => groupOf(title).name)));
    assert.deepEqual(groups.map(({ size }) => size), [1, 1, 1, 1], JSON.stringify(groups.map(names => [...names])));
    assert.equal(new Set(groups.flatMap(names => [...names])).size, 4);
    assert.deepEqual(api.grouping.documents.filter(({ id }) => !id.startsWith(`${FILE}/row `)), []);
  });

  it('show their text by a click, in a document that is for reading alone, and what is asked about it', async () => {
    const row = await rowOf(api.tree, recordOf('Receipt needed').id);
    const item = api.tree.item(row);
    assert.equal(item.label, 'Receipt needed');
    assert.match(item.description, /^row \d+$/);
    await vscode.commands.executeCommand(item.command.command, ...item.command.arguments);
    await until(() => activePath()?.endsWith(`/${FILE} ${item.description}`), 'its text is open');
    await until(() => /# Receipt needed/.test(activeText()?.getText()) && /receipt for the payment of 3 March/.test(activeText().getText()), 'the text');
    await command('showFileOnMap');
    assert.deepEqual(api.selection.documents, [row.document.id]);
    await command('whyHere');
    await until(() => api.why?.own?.name === groupOf('Receipt needed').name, 'the reasons');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const [hit] = await api.search('the courier did not ring the bell');
    assert.equal(groupOf('Nobody rang').id, api.grouping.documents.find(({ id }) => id === hit.id).group);
  });

  it('are opened in their file at their line, and have that line for a path', async () => {
    for (const title of ['Receipt needed', 'Wrong account']) {
      await command('tree.openInFile', await rowOf(api.tree, recordOf(title).id));
      await until(() => activePath() === fileAt(FILE).path && activeText()?.uri.path === fileAt(FILE).path, 'the file is open');
      await until(() => vscode.window.activeTextEditor.selection.active.line === lineOf(title), `the cursor is at line ${lineOf(title)}`);
    }
    await command('tree.copyPath', await rowOf(api.tree, recordOf('Wrong account').id));
    assert.equal(await vscode.env.clipboard.readText(), `${fileAt(FILE).fsPath}:${lineOf('Wrong account') + 1}`);
  });

  it('are told to chat agents by their lines, and asked about by these', async () => {
    const place = `${FILE}:${lineOf('Wrong account') + 1}`;
    const { document, related } = await askedByChat('related', { file: place, count: 5 });
    assert.deepEqual([document.place, document.title], [place, 'Wrong account']);
    for (const { place: other, title } of related) assert.equal(other, `${FILE}:${lineOf(title) + 1}`);
    const { passages } = await askedByChat('search', { question: 'the courier did not ring the bell' });
    assert.equal(passages[0].place, `${FILE}:${lineOf(passages[0].title) + 1}`);
  });

  it('keep what was decided when they are refreshed, also where a row came before them', async () => {
    const [moved, target] = [recordOf('Charged twice'), groupOf('Forgot password')];
    await api.tree.reveal(await rowOf(api.tree, moved.id));
    await command('edit.pinDocument', await rowOf(api.tree, moved.id));
    await command('edit.pinGroup', (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.id === target.id));
    // Only code of this window can answer the box.
    const renamed = process.env.KINDRED_TEST_MODE === 'source';
    if (renamed) await answering({ showInputBox: async () => 'Signing in' }, async () => command('edit.rename', (await allRows(api.tree)).find(row => row.kind === 'group' && row.group.id === target.id)));
    const pins = () => [api.grouping.documents.filter(({ id }) => api.edits.facts.pinnedDocuments.has(id)).map(({ title }) => title), api.edits.facts.pinnedGroups.size];
    assert.deepEqual(pins(), [['Charged twice'], 1]);
    const [header, ...rows] = lines;
    writeFileSync(there(), [header, '2026-03-09,Parcel stolen,The parcel was stolen from the stairs after the courier had left it there.,delivery,low', ...rows].join('\n'));
    await until(() => /the file changed; out of date until Refresh/.test(api.tree.message), 'it is told');
    await command('refresh');
    assert.equal(api.grouping.documents.length, 61);
    assert.deepEqual(pins(), [['Charged twice'], 1]);
    assert.doesNotMatch(api.tree.message, /out of date/);
    const { name } = groupOf('Forgot password');
    assert.equal(name, renamed ? 'Signing in' : target.name);
    assert.ok(membersOf(api, name).includes(recordOf('No reset e-mail').id));
  });

  it('are grouped further, and stay on show where their file is gone', async () => {
    const row = (await allRows(api.tree)).find(one => one.kind === 'group' && one.group.id === groupOf('Parcel late').id);
    const all = api.grouping;
    await command('groupFurther', row);
    assert.equal(api.state.kind, 'done', api.state.text);
    assert.equal(api.grouping.documents.length, row.group.size);
    await command('backToAll');
    assert.deepEqual(api.grouping.documents.map(({ id }) => id), all.documents.map(({ id }) => id));
    renameSync(there(), `${there()}.away`);
    await command('refresh').catch(() => undefined);
    assert.equal(api.state.kind, 'failed');
    assert.match(api.state.text, /tickets\.csv is not there/);
    assert.equal(api.grouping.documents.length, 61);
    renameSync(`${there()}.away`, there());
    await command('refresh');
    assert.equal(api.state.kind, 'done');
  });

  it('give way to the groups of the folder, which are as they were', async () => {
    await command('backToAll');
    assert.deepEqual(api.grouping.documents.map(({ id }) => id), outer.documents.map(({ id }) => id));
    assert.deepEqual(api.grouping.groups.map(({ name }) => name), outer.groups.map(({ name }) => name));
    await command('refresh');
    assert.equal(api.grouping.documents.length, outer.documents.length);
  });
});
