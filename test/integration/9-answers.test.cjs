const assert = require('node:assert/strict');
const { rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { activePath, api: activate, command, fileAt, folder, rowOf, until } = require('./window.cjs');

// Windows knows no such names.
const hostile = process.platform === 'win32' ? 'sky/zz [x](command).md' : 'sky/zz [x](command:workbench.action.closeWindow).md';
const idsOf = rows => rows.map(row => row.document.id);

describe('questions about the documents', () => {
  let api;
  before(async () => {
    writeFileSync(path.join(folder().fsPath, hostile), '# <img src=x onerror=alert(1)> $(bug) [go](command:workbench.action.closeWindow)\n\nA telescope mirror and the moons of a bright planet, seen on a clear night.\n');
    api = await activate();
    await command('clusterWorkspace');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    await command('showRelated');
  });
  after(async () => {
    rmSync(path.join(folder().fsPath, hostile));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const related = (what, about) =>
    until(async () => {
      const rows = api.related.children();
      return api.related.description?.includes(about) && what(rows) && rows;
    }, `related to ${about}: ${api.related.description}, ${api.related.message}, ${idsOf(api.related.children())}`);
  const editorOf = async name => vscode.window.showTextDocument(fileAt(...name.split('/')), { preview: false });

  it('shows what is related to the active editor, and follows it', async () => {
    await editorOf('baking/rye-bread.md');
    const bread = await related(rows => rows.length > 3 && rows[0].document.id.startsWith('baking/'), 'rye-bread.md');
    assert.ok(!idsOf(bread).includes('baking/rye-bread.md'), 'not itself');
    await editorOf('sky/jupiter.md');
    const sky = await related(rows => rows.length > 3 && rows[0].document.id.startsWith('sky/'), 'jupiter.md');
    // A file of an odd name that the first suite makes is about the sky too.
    assert.ok(idsOf(sky).slice(0, 3).every(id => /^(sky|odd names)\/|^<img/.test(id)), idsOf(sky).join(', '));
    assert.equal(api.related.message, undefined);
  });

  it('gives rows a likeness, a passage at its line, and words that are never markup', async () => {
    const rows = await related(found => idsOf(found).includes(hostile), 'jupiter.md');
    for (const row of rows) {
      const item = api.related.item(row);
      assert.match(item.description, /^[01]\.\d\d( · |$)/);
      assert.ok(!item.tooltip.isTrusted && !item.tooltip.supportHtml);
      const [passage] = api.related.children(row);
      const below = api.related.item(passage);
      assert.match(below.description, /^line \d+/);
      assert.equal(below.command.arguments[1].selection.start.line, passage.passage.line);
    }
    const { label, tooltip } = api.related.item(rows.find(row => row.document.id === hostile));
    assert.ok(String(label).length > 0);
    assert.ok(!/(?<!\\)\[go(?<!\\)\]\(command/.test(tooltip.value), tooltip.value);
    const { command: open } = api.related.item(rows[0]);
    await vscode.commands.executeCommand(open.command, ...open.arguments);
    await until(() => activePath()?.endsWith(rows[0].document.id), 'a click opens the document');
  });

  it('is about the words that are selected, from three on', async () => {
    const editor = await editorOf('baking/rye-bread.md');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'chain links, brake pads and a flat tyre\n'));
    editor.selection = new vscode.Selection(0, 0, 0, 39);
    const rows = await related(found => found[0]?.document.id.startsWith('bicycle/'), 'rye-bread.md');
    assert.match(api.related.description, /^selection in /);
    assert.ok(rows[0].found.likeness > 0.3);
    editor.selection = new vscode.Selection(0, 0, 0, 5);
    await until(() => api.related.description === 'rye-bread.md', 'one word asks for nothing');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('takes text that was never saved, and files that are in no group', async () => {
    const untitled = await vscode.workspace.openTextDocument({ content: 'Moons, planets and a telescope: what was in the night sky.\n', language: 'markdown' });
    await vscode.window.showTextDocument(untitled);
    await related(rows => rows[0]?.document.id.startsWith('sky/'), 'Untitled');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('writes a link to a related document, in Markdown or as a wiki does, and can leave out what is linked', async () => {
    const settings = vscode.workspace.getConfiguration('kindred');
    const editor = await editorOf('sky/moon-phases.md');
    const rows = await related(found => idsOf(found).includes('sky/jupiter.md'), 'moon-phases.md');
    const row = rows.find(({ document }) => document.id === 'sky/jupiter.md');
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await command('related.insertLink', row);
    assert.ok(document.getText().endsWith(`[${row.document.title}](jupiter.md)`), document.getText().slice(-80));
    await settings.update('related.excludeLinked', true, vscode.ConfigurationTarget.Workspace);
    await related(found => found.length > 0 && !idsOf(found).includes('sky/jupiter.md'), 'moon-phases.md');
    await settings.update('related.excludeLinked', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('links.style', 'wiki', vscode.ConfigurationTarget.Workspace);
    await command('related.insertLink', row);
    assert.ok(document.getText().includes(')[[jupiter'), document.getText().slice(-80));
    await settings.update('links.style', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('finds by meaning a document that has none of the words', async () => {
    const hits = await api.search('making loaves at home');
    assert.match(hits[0].id, /^baking\//);
    const meant = hits.slice(0, 8).find(({ id, byWords }) => id.startsWith('baking/') && !byWords);
    assert.ok(meant, JSON.stringify(hits.slice(0, 8).map(({ id, byWords }) => [id, byWords])));
    assert.ok(!/\b(mak(e|ing)|lo(af|aves)|home)\b/i.test(meant.passage.text), meant.passage.text);
  });

  it('lists what it finds while one types, and opens it at its line', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const closed = command('searchByMeaning', 'telescope mirror');
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise(resolve => setTimeout(resolve, 300));
      return activePath()?.includes('/sky/');
    }, 'the first passage is open');
    await closed;
    const [hit] = await api.search('telescope mirror');
    assert.ok(activePath().endsWith(hit.id), `${activePath()} ${hit.id}`);
    await until(() => vscode.window.activeTextEditor?.selection.active.line === hit.passage.line, 'the cursor is at the passage');
  });

  it('says why a file is here: its group, the next one, its nearest members and passages', async () => {
    await command('whyHere', await rowOf(api.tree, 'sky/jupiter.md'));
    const { own, next, passages, verdict } = api.why;
    const groupOf = id => api.grouping.documents.find(document => document.id === id).group;
    assert.equal(own.id, groupOf('sky/jupiter.md'));
    assert.notEqual(next.id, own.id);
    assert.ok(verdict.includes(own.name), verdict);
    assert.ok(own.nearest.length > 0 && own.nearest.every(({ id }) => groupOf(id) === own.id));
    assert.ok(passages[0].text.length > 10);
    await command('whyHere', fileAt('baking', 'rye-bread.md'));
    assert.equal(api.why.own.id, groupOf('baking/rye-bread.md'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => api.why === undefined, 'the page is closed');
  });

  it('says the short form in the hover of a row', async () => {
    const row = await rowOf(api.tree, 'sky/jupiter.md');
    const item = await api.tree.hover(row);
    assert.match(item.tooltip.value, /Otherwise in /);
    assert.match(item.tooltip.value, /Nearest\\: /);
  });
});
