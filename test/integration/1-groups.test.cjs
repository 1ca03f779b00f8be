const assert = require('node:assert/strict');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { before, describe, it } = require('mocha');
const vscode = require('vscode');
const { pdfFile } = require('../made/pdfFile.cjs');
const { activePath, allRows, api: activate, command, fileAt, folder, rowOf, until } = require('./window.cjs');

const observing = 'The four large moons of Jupiter change places from night to night, as anybody with a small telescope can see for himself. ';
const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { language_info: { name: 'python' } },
  cells: ['# Moons of Jupiter\n', 'from math import pi\nperiod = {"Io": 1.77}', observing.repeat(8), 'print(2 * pi / period["Io"])', `## Eclipses\n\n${observing.repeat(4)}`].map((source, at) => ({
    cell_type: at % 2 === 0 ? 'markdown' : 'code', id: `cell-${at}`, source, metadata: {}, ...(at % 2 === 1 && { outputs: [], execution_count: null }),
  })),
};
const odd = '<img src=x onerror=alert(1)> "quoted".md';

describe('groups of a workspace', () => {
  let api;
  before(async () => {
    mkdirSync(path.join(folder().fsPath, 'drafts'), { recursive: true });
    writeFileSync(path.join(folder().fsPath, 'drafts/ignored.md'), '# A draft about bread that ignore rules leave out\n');
    // Windows knows no such names; everywhere else they must do no harm.
    if (process.platform !== 'win32') writeFileSync(path.join(folder().fsPath, odd), '# Comets\n\nA comet near the sun grows a tail of dust, seen in the night sky for weeks without a telescope.\n');
    api = await activate();
  });

  it('activates within 20 ms, and reads nothing before it is asked', async () => {
    console.log(`activation: ${api.activationMs.toFixed(1)} ms (${api.activationCpuMs.toFixed(1)} ms of processor time)`);
    // On a machine busy with other things the clock says little; the processor time still tells what activation costs.
    const { slowness } = await import('../harness/slowness.mjs');
    assert.ok(Math.min(api.activationMs, api.activationCpuMs) <= 20 * slowness(), `${api.activationMs} ms, ${api.activationCpuMs} ms of processor time`);
    assert.equal(api.grouping, undefined);
    assert.equal(api.state.kind, 'idle');
  });

  it('groups the workspace and shows every document once', async () => {
    await command('clusterWorkspace');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    const rows = await allRows(api.tree);
    const documents = rows.filter(row => row.kind === 'document').map(row => row.document.id);
    assert.equal(new Set(documents).size, documents.length);
    assert.deepEqual([...documents].sort(), api.grouping.documents.map(document => document.id).sort());
    assert.ok(documents.includes('baking/rye-bread.md') && documents.includes('sky/telescope-mirror.txt'), documents.join(', '));
    assert.ok(documents.includes("odd names/eclipse 🌙 (it's red).md"), documents.join(', '));
    if (process.platform !== 'win32') assert.ok(documents.includes(odd), documents.join(', '));
    assert.ok(!documents.some(id => id.startsWith('drafts/')), 'what .gitignore leaves out is left out');
  });

  it('puts documents about the same thing together, under names of their words', async () => {
    const groups = (await api.tree.children()).filter(row => row.kind === 'group');
    console.log(groups.map(row => `${row.group.name} (${row.group.size})`).join(' · '));
    assert.ok(groups.length >= 2);
    for (const row of groups) assert.ok(!/^group \d+$/i.test(row.group.name));
    assert.equal(new Set(groups.map(row => row.group.name)).size, groups.length);
    const groupOf = id => api.grouping.documents.find(document => document.id === id).group;
    assert.equal(groupOf('baking/baguette.md'), groupOf('baking/rye-bread.md'));
    assert.equal(groupOf('sky/jupiter.md'), groupOf('sky/telescope-mirror.txt'));
    assert.notEqual(groupOf('baking/baguette.md'), groupOf('sky/jupiter.md'));
    assert.notEqual(groupOf('bicycle/chain.md'), groupOf('sky/jupiter.md'));
  });

  it('lists what it left out, with reasons', () => {
    const skipped = new Map(api.grouping.skipped.map(({ path: file, reason }) => [file, reason]));
    for (const file of ['empty.md', 'broken.md']) assert.ok(skipped.get(file)?.length > 3, `${file}: ${skipped.get(file)}`);
  });

  it('gives rows an id, a place in the tree, words for a screen reader and a tooltip', async () => {
    const rows = await allRows(api.tree);
    const ids = rows.map(row => api.tree.item(row).id);
    assert.equal(new Set(ids).size, ids.length);
    for (const row of rows) {
      const item = api.tree.item(row);
      assert.ok(item.label && item.accessibilityInformation?.label && item.contextValue, JSON.stringify(item));
      assert.ok(item.tooltip?.value, `${item.label} has a tooltip`);
      assert.ok(!item.tooltip.supportHtml && !item.tooltip.isTrusted, 'names are never taken as markup');
      const parent = api.tree.parent(row);
      if (parent) assert.ok((await api.tree.children(parent)).some(child => child.key === row.key));
    }
  });

  it('opens a document, and a passage at its line', async () => {
    const row = await rowOf(api.tree, 'bicycle/workshop-handbook.md');
    const { command: open } = api.tree.item(row);
    await vscode.commands.executeCommand(open.command, ...open.arguments);
    await until(() => activePath()?.endsWith('/workshop-handbook.md'), 'the document is open');
    const passages = await api.tree.children(row);
    assert.ok(passages.length >= 2, `${passages.length} passages`);
    const last = passages.at(-1);
    const { command: at } = api.tree.item(last);
    await vscode.commands.executeCommand(at.command, ...at.arguments);
    await until(() => vscode.window.activeTextEditor?.selection.active.line === last.passage.line, 'the cursor is at the passage');
    assert.ok(last.passage.line > 0);
    assert.ok(last.passage.headings.length > 0, 'the passage knows its heading');
  });

  it('embeds nothing in a second run, and gives the same groups', async () => {
    const before = JSON.stringify(api.grouping);
    assert.ok(api.figures.embedded > 0);
    await command('refresh');
    assert.equal(api.state.kind, 'done');
    assert.equal(api.figures.embedded, 0);
    assert.ok(api.figures.cached > 0);
    assert.equal(JSON.stringify(api.grouping), before);
  });

  it('groups chosen files and folders, and the open editors with their text as it stands', async () => {
    await command('clusterSelectedFiles', fileAt('baking'), [fileAt('baking'), fileAt('sky/jupiter.md'), fileAt('baking/brioche.md')]);
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    assert.deepEqual(
      api.grouping.documents.map(document => document.id).sort(),
      ['baguette.md', 'brioche.md', 'oven-steam.md', 'pizza-dough.txt', 'rye-bread.md', 'sourdough-starter.md'].map(name => `baking/${name}`).concat('sky/jupiter.md').sort(),
    );

    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const names = ['baking/baguette.md', 'baking/brioche.md', 'bicycle/chain.md', 'bicycle/flat-tyre.md', 'sky/jupiter.md', 'sky/moon-phases.md'];
    for (const name of names) await vscode.window.showTextDocument(fileAt(name), { preview: false });
    const untitled = await vscode.workspace.openTextDocument({ content: '# Unsaved loaf\n\nA bread that exists only in the editor: flour, water, salt, yeast.\n', language: 'markdown' });
    const editor = await vscode.window.showTextDocument(untitled, { preview: false });
    assert.ok(editor);
    await command('clusterOpenEditors');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    assert.equal(api.grouping.documents.length, names.length + 1);
    const unsaved = api.grouping.documents.find(document => document.title === 'Unsaved loaf');
    assert.ok(unsaved, api.grouping.documents.map(document => document.title).join(', '));
    const { command: open } = api.tree.item(await rowOf(api.tree, unsaved.id));
    await vscode.commands.executeCommand(open.command, ...open.arguments);
    await until(() => vscode.window.activeTextEditor?.document === untitled, 'the untitled text is shown again');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('groups a PDF with other files, says the pages of its passages, and opens it', async () => {
    const place = fileAt('sky/moons.pdf');
    const lines = Array.from({ length: 24 }, () => ({ text: observing.trim() }));
    writeFileSync(place.fsPath, pdfFile([[{ text: 'Moons of Jupiter', size: 18 }, ...lines], lines]));
    try {
      await command('clusterSelectedFiles', fileAt('baking'), [fileAt('baking'), fileAt('sky')]);
      assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
      const row = await rowOf(api.tree, 'sky/moons.pdf');
      assert.equal(row.document.title, 'Moons of Jupiter');
      const passages = await api.tree.children(row);
      assert.match(api.tree.item(passages[0]).description, /page 1/);
      assert.match(api.tree.item(passages.at(-1)).description, /page 2/);
      const { command: open } = api.tree.item(passages.at(-1));
      await vscode.commands.executeCommand(open.command, ...open.arguments);
      const editor = await until(() => vscode.window.activeTextEditor, 'the text of the PDF is open');
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab.label, 'moons.pdf');
      const { document, selection } = editor;
      assert.match(document.getText(), /^# Moons of Jupiter\n\n\*Page 1\*\n\nThe four large moons/);
      assert.equal(document.lineAt(selection.active.line - 2).text, '*Page 2*');
      assert.match(document.lineAt(selection.active.line).text, /^The four large moons/);
      await until(() => api.related.description === 'moons.pdf', 'it is what related documents are asked for');
      for (const name of ['baking/baguette.md', 'baking/brioche.md', 'sky/jupiter.md']) await vscode.window.showTextDocument(fileAt(name), { preview: false });
      await command('clusterOpenEditors');
      assert.deepEqual(api.grouping.documents.map(({ id }) => id).sort(), ['baking/baguette.md', 'baking/brioche.md', 'sky/jupiter.md', 'sky/moons.pdf']);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      rmSync(place.fsPath);
    }
  });

  it('groups notebooks with the other open editors, and opens a passage of one at its cell', async () => {
    const place = fileAt('sky/jupiter-moons.ipynb');
    writeFileSync(place.fsPath, JSON.stringify(notebook));
    try {
      await vscode.window.showNotebookDocument(await vscode.workspace.openNotebookDocument(place), { preview: false });
      for (const name of ['baking/baguette.md', 'baking/brioche.md', 'sky/jupiter.md', 'sky/moon-phases.md']) await vscode.window.showTextDocument(fileAt(name), { preview: false });
      await command('clusterOpenEditors');
      assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
      const row = await rowOf(api.tree, 'sky/jupiter-moons.ipynb');
      assert.equal(row.document.title, 'Moons of Jupiter');
      const last = (await api.tree.children(row)).at(-1);
      assert.deepEqual(last.passage.headings, ['Eclipses']);
      const { command: at } = api.tree.item(last);
      await vscode.commands.executeCommand(at.command, ...at.arguments);
      const editor = await until(() => vscode.window.activeNotebookEditor, 'the notebook is open');
      assert.equal(editor.notebook.uri.path, place.path);
      await until(() => editor.selection.start === 4, 'the cell of the passage is selected');
      assert.equal(editor.notebook.cellAt(editor.selection.start).document.getText(), notebook.cells[4].source);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      rmSync(place.fsPath);
    }
  });
});
