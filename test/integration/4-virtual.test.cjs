const assert = require('node:assert/strict');
const { readdirSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allRows, api: activate, command, folder, until } = require('./window.cjs');

/** The workspace once more, as a file system that only the editor knows. */
class Mirror {
  constructor(root) {
    this.root = root;
    this.onDidChangeFile = new vscode.EventEmitter().event;
  }
  place(uri) {
    const place = path.join(this.root, uri.path);
    try {
      statSync(place);
    } catch {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return place;
  }
  stat(uri) {
    const { size, mtimeMs, ctimeMs } = statSync(this.place(uri));
    return { type: this.typeOf(uri), size, mtime: mtimeMs, ctime: ctimeMs };
  }
  typeOf(uri) {
    return statSync(this.place(uri)).isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
  }
  readDirectory(uri) {
    return readdirSync(this.place(uri)).map(name => [name, this.typeOf(vscode.Uri.joinPath(uri, name))]);
  }
  readFile(uri) {
    if (uri.path.endsWith('/brioche.md')) throw vscode.FileSystemError.NoPermissions('Reading is not allowed.');
    return readFileSync(this.place(uri));
  }
  watch() {
    return { dispose() {} };
  }
  createDirectory() {}
  writeFile() {}
  delete() {}
  rename() {}
}

describe('a virtual file system', () => {
  let api;
  let mirror;
  before(async () => {
    api = await activate();
    mirror = vscode.workspace.registerFileSystemProvider('mirror', new Mirror(folder().fsPath), { isReadonly: true });
  });
  after(() => mirror.dispose());

  it('is read through the editor: documents found, grouped and opened where they are', async () => {
    const root = vscode.Uri.parse('mirror:/');
    await command('clusterSelectedFiles', root, [root]);
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    const documents = (await allRows(api.tree)).filter(row => row.kind === 'document');
    const rye = documents.find(row => row.document.id.endsWith('baking/rye-bread.md'));
    assert.ok(rye, documents.map(row => row.document.id).join(', '));
    assert.ok(!documents.some(row => row.document.id.includes('drafts/')), 'ignore rules hold there too');
    const { command: open } = api.tree.item(rye);
    await vscode.commands.executeCommand(open.command, ...open.arguments);
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === 'mirror:/baking/rye-bread.md', 'the document is open');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('names the files it could not read, and those found but left out', () => {
    const reasons = api.grouping.skipped.map(({ path: file, reason }) => `${file}: ${reason}`);
    assert.ok(reasons.some(text => /brioche\.md: ./.test(text)), reasons.join('\n'));
    assert.ok(reasons.some(text => /empty\.md: ./.test(text)), reasons.join('\n'));
  });
});
