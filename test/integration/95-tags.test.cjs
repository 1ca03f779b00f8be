const assert = require('node:assert/strict');
const { chmodSync, readFileSync, writeFileSync } = require('node:fs');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { answering, api: activate, asComputed, command, fileAt, filesThere, until } = require('./window.cjs');

describe('groups as tags', () => {
  let api;
  let kept;
  const place = id => fileAt(...id.split('/')).fsPath;
  const text = id => readFileSync(place(id), 'utf8');
  const restore = () => {
    for (const [id, content] of kept ?? []) if (text(id) !== content) writeFileSync(place(id), content);
  };
  const grouped = () => api.grouping.documents.filter(({ id, group }) => id.endsWith('.md') && group !== null);
  const slug = name => name.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '');
  const nameOf = id => api.grouping.groups.find(group => group.id === id)?.name;
  const tagged = id => {
    const front = /^---\n([^]*?\n)---\n/.exec(text(id))?.[1] ?? '';
    const [, list] = /^tags:((?: \[.*\])?\n(?: +- .*\n)*)/m.exec(front) ?? ['', ''];
    return list.match(/[^\s,[\]-][^\s,[\]]*/g) ?? [];
  };
  /** Where the documents are, and what the view says of them. */
  const standing = () => ({ documents: api.grouping.documents.map(({ id, group, x, y }) => ({ id, group, x, y })), said: api.tree.message });

  /** Waits until the editor has heard of all that was saved: a preview that is open then would not be applied any more. */
  const heard = async () => {
    let last = Date.now();
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) event(() => (last = Date.now()));
    await until(() => Date.now() - last > 2000, 'no file changes any more');
    watcher.dispose();
  };

  /** Runs the command with answers for its boxes, applies its preview, and gives what was said at the end. */
  const write = async ({ choice, prefix = '', row, rows, press = 'apply', undo = false }) => {
    await heard();
    const told = [];
    const answers = {
      showQuickPick: async items => items.find(({ label }) => label.endsWith(choice)) ?? assert.fail(`no ${choice} among ${items.map(({ label }) => label)}`),
      showInputBox: async () => prefix,
      showInformationMessage: async (said, ...choices) => {
        told.push(said);
        return undo ? choices[0] : undefined;
      },
    };
    await answering(answers, async () => {
      const done = command('writeTags', row, rows).then(() => true);
      await until(async () => {
        await vscode.commands.executeCommand(`refactorPreview.${press}`).then(undefined, () => undefined);
        return Promise.race([done, new Promise(resolve => setTimeout(() => resolve(false), 500))]);
      }, 'it is done');
    });
    return told;
  };

  before(async function () {
    // The installed package has an editor's module of its own, whose boxes cannot be answered from here.
    if (process.env.KINDRED_TEST_MODE !== 'source') this.skip();
    api = await activate();
    await asComputed(api);
    kept = filesThere().map(id => [id, text(id)]);
  });
  after(async () => {
    if (!api) return;
    restore();
    await asComputed(api);
  });

  it('writes nothing when the preview is closed', async () => {
    assert.deepEqual(await write({ choice: 'Groups', press: 'discard' }).then(told => told.filter(said => !said.startsWith('Left out'))), []);
    assert.deepEqual(filesThere().map(id => [id, text(id)]), kept);
  });

  it('writes the group of each Markdown document before its text, once, and the groups stay as they are', async () => {
    const [own, unsaved, locked] = grouped().map(({ id }) => id);
    const before = standing();
    writeFileSync(place(own), `---\n# mine\ntags:\n  - mine\n---\n${text(own)}`);
    await until(() => api.grouping.documents.find(({ id }) => id === own).tags?.includes('mine'), 'the tag is read');
    const document = await vscode.workspace.openTextDocument(fileAt(...unsaved.split('/')));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Not saved. ');
    await vscode.workspace.applyEdit(edit);
    chmodSync(place(locked), 0o444);
    const told = await write({ choice: 'Groups' });
    chmodSync(place(locked), 0o644);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const others = api.grouping.documents.filter(({ id, group }) => group !== null && !id.endsWith('.md')).length;
    const left = told.find(said => said.includes('Left out'));
    assert.match(left, /1 with unsaved changes/);
    assert.match(left, /1 that are read-only/);
    if (others > 0) assert.ok(left.includes(`${others} that are not Markdown`), left);
    assert.equal(told.at(-1), `Tags were written into ${grouped().length - 2} documents.`);
    for (const { id, group } of grouped()) {
      if (id === unsaved || id === locked) assert.ok(kept.some(([other, content]) => other === id && content === text(id)), id);
      else assert.ok(tagged(id).includes(slug(nameOf(group))), `${id}: ${text(id).slice(0, 100)}`);
    }
    assert.ok(text(own).startsWith('---\n# mine\ntags:\n  - mine\n  - '), text(own));
    await until(() => grouped().filter(({ tags }) => tags).length >= grouped().length - 2, 'the tags are read');
    assert.deepEqual(standing(), before);
    assert.deepEqual((await write({ choice: 'Groups' })).at(-1), 'Tags were written into 2 documents.');
  });

  it('writes other tags in the place of those, of what is chosen in the tree, and none of a person', async () => {
    const rows = (await api.tree.children()).filter(row => row.kind === 'group').slice(0, 1);
    const inside = grouped().filter(({ group }) => group === rows[0].group.id).map(({ id }) => id);
    const others = grouped().map(({ id }) => id).filter(id => !inside.includes(id)).map(id => [id, text(id)]);
    const before = new Map(inside.map(id => [id, tagged(id)]));
    await until(() => inside.every(id => api.grouping.documents.find(one => one.id === id).tags), 'the tags are read');
    assert.equal((await write({ choice: 'Groups', prefix: 'topic/', row: rows[0], rows })).at(-1), `Tags were written into ${inside.length} documents.`);
    const tag = slug(rows[0].group.name);
    for (const id of inside) assert.deepEqual(tagged(id), [...before.get(id).filter(one => one !== tag), `topic/${tag}`], id);
    assert.deepEqual(others, others.map(([id]) => [id, text(id)]));
  });

  it('takes all of them away again, and writes them again by the button of the message', async () => {
    await until(() => grouped().every(({ tags }) => tags), 'the tags are read');
    const before = filesThere().map(id => [id, text(id)]);
    await write({ choice: 'Take Away What Was Written', undo: true });
    assert.deepEqual(filesThere().map(id => [id, text(id)]), before);
    await until(() => grouped().every(({ tags }) => tags), 'the tags are read');
    assert.equal((await write({ choice: 'Take Away What Was Written' })).at(-1), `Tags were taken out of ${grouped().length} documents.`);
    const [own] = grouped().map(({ id }) => id);
    const now = filesThere().map(id => [id, id === own ? text(id).replace('---\n# mine\ntags:\n  - mine\n---\n', '') : text(id)]);
    assert.deepEqual(now, kept);
  });
});
