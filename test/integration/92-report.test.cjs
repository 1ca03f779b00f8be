const assert = require('node:assert/strict');
const { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { activePath, answering, api: activate, command, fileAt, filesThere, folder, rowOf, until } = require('./window.cjs');

/** A place that only the editor can write to. */
class Memory {
  constructor() {
    this.files = new Map();
    this.onDidChangeFile = new vscode.EventEmitter().event;
  }
  stat(uri) {
    if (uri.path === '/') return { type: vscode.FileType.Directory, size: 0, mtime: 0, ctime: 0 };
    if (!this.files.has(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.File, size: this.files.get(uri.path).length, mtime: 0, ctime: 0 };
  }
  readDirectory() {
    return [...this.files.keys()].map(name => [name.slice(1), vscode.FileType.File]);
  }
  readFile(uri) {
    this.stat(uri);
    return this.files.get(uri.path);
  }
  writeFile(uri, bytes) {
    this.files.set(uri.path, bytes);
  }
  watch() {
    return { dispose() {} };
  }
  createDirectory() {}
  delete() {}
  rename() {}
}

describe('reports, exports and folders', () => {
  let api;
  let target;
  let memory;
  before(async function () {
    // The installed package has an editor's module of its own, whose boxes cannot be answered from here.
    if (process.env.KINDRED_TEST_MODE !== 'source') this.skip();
    api = await activate();
    target = mkdtempSync(path.join(tmpdir(), 'kindred-export-'));
    memory = new Memory();
    memory.registration = vscode.workspace.registerFileSystemProvider('memory', memory);
    // Files that all came at once tell nothing of time.
    filesThere().forEach((file, at) => dateFile(file, Date.UTC(2019, at % 50, 9)));
    await command('clusterWorkspace');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
  });
  after(async () => {
    if (!api) return;
    memory.registration.dispose();
    for (const file of filesThere()) dateFile(file, Date.now());
    rmSync(target, { recursive: true, force: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const dateFile = (file, time) => utimesSync(fileAt(...file.split('/')).fsPath, time / 1000, time / 1000);
  const groupsOnShow = () => api.grouping.groups.filter(group => group.level === 'group');
  const save = (uri, task) => answering({ showSaveDialog: async () => uri }, task);

  for (const [format, check] of [
    ['JSON', text => assert.equal(JSON.parse(text).documents.length, api.grouping.documents.length)],
    ['CSV', text => assert.ok(text.startsWith('id,path,line,title,') && text.includes('\r\nbaking/baguette.md,baking/baguette.md,,'))],
    ['SVG', text => assert.ok(text.includes('</text>') && text.endsWith('</svg>\n'))],
    ['HTML', text => assert.ok(text.startsWith('<!DOCTYPE html>') && text.includes('id="kindred-data">H4sI') && text.includes('Everything shown is in this file'))],
    ['GraphML', text => assert.equal(text.match(/<node /g).length, api.grouping.documents.length + api.grouping.groups.length)],
  ]) {
    it(`exports the groups as ${format}`, async () => {
      const file = path.join(target, `groups.${format.toLowerCase()}`);
      let offered;
      const answers = {
        showQuickPick: async items => items.find(item => item.label === format),
        showSaveDialog: async options => {
          offered = options;
          return vscode.Uri.file(file);
        },
        showInformationMessage: async () => undefined,
      };
      await answering(answers, () => command('exportGroups'));
      assert.deepEqual(Object.values(offered.filters).flat(), [format.toLowerCase()]);
      assert.ok(offered.defaultUri.path.startsWith(folder().path));
      check(readFileSync(file, 'utf8'));
    });
  }

  it('exports the map as PNG, opening it when it is not open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const file = path.join(target, 'groups.png');
    const answers = { showQuickPick: async items => items.find(item => item.label === 'PNG'), showSaveDialog: async () => vscode.Uri.file(file), showInformationMessage: async () => undefined };
    await answering(answers, () => command('exportGroups'));
    const bytes = readFileSync(file);
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    assert.ok(bytes.readUInt32BE(16) > 300 && bytes.length > 5000, `${bytes.readUInt32BE(16)} pixels wide, ${bytes.length} bytes`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('exports vectors with a table of their rows beside them, and asks before that replaces something', async () => {
    const file = path.join(target, 'groups-of.npy');
    const table = path.join(target, 'groups-of.csv');
    const asked = [];
    const answers = {
      showQuickPick: async items => items.find(item => item.label === 'NumPy'),
      showSaveDialog: async () => vscode.Uri.file(file),
      showInformationMessage: async () => undefined,
      showWarningMessage: async text => void asked.push(text),
    };
    await answering(answers, () => command('exportGroups'));
    const bytes = readFileSync(file);
    assert.ok(bytes.subarray(10, 128).toString().includes(`'shape': (${api.grouping.documents.length}, 384)`));
    const squares = Array.from({ length: 384 }, (_, at) => bytes.readFloatLE(128 + 4 * at) ** 2).reduce((sum, value) => sum + value, 0);
    assert.ok(Math.abs(squares - 1) < 1e-4, `the first row is ${squares} long`);
    assert.equal(readFileSync(table, 'utf8').trim().split('\r\n').length, api.grouping.documents.length + 1);
    assert.deepEqual(asked, []);
    writeFileSync(table, 'mine');
    writeFileSync(file, '');
    await answering(answers, () => command('exportGroups'));
    assert.match(asked[0], /groups-of\.csv is there already/);
    assert.deepEqual([readFileSync(table, 'utf8'), readFileSync(file, 'utf8')], ['mine', '']);
  });

  it('exports to a place that only the editor knows', async () => {
    const answers = { showQuickPick: async items => items[0], showSaveDialog: async () => vscode.Uri.parse('memory:/groups.json'), showInformationMessage: async () => undefined };
    await answering(answers, () => command('exportGroups'));
    assert.equal(JSON.parse(Buffer.from(memory.files.get('/groups.json')).toString()).version, 1);
  });

  it('exports a report as HTML and opens it', async () => {
    const file = path.join(target, 'groups.html');
    await save(vscode.Uri.file(file), () => command('exportReport'));
    const html = readFileSync(file, 'utf8');
    for (const { name } of groupsOnShow()) assert.ok(html.includes(name.replaceAll('&', '&amp;')), name);
    assert.ok(html.includes('What produced this'));
    await until(() => activePath()?.endsWith('/groups.html'), 'the report is open');
  });

  it('exports a report as Markdown and shows it', async () => {
    const file = path.join(target, 'groups.md');
    await save(vscode.Uri.file(file), () => command('exportReport'));
    const text = readFileSync(file, 'utf8');
    assert.ok(text.includes('## Measures') && text.includes('[map]: <data:image/svg+xml;'));
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('groups.md'), 'its preview is open');
  });

  it('writes nothing when nobody says where', async () => {
    const before = readdirSync(target).length;
    await answering({ showQuickPick: async items => items[0], showSaveDialog: async () => undefined }, () => command('exportGroups'));
    await answering({ showQuickPick: async () => undefined }, () => command('exportGroups'));
    await save(undefined, () => command('exportReport'));
    assert.equal(readdirSync(target).length, before);
  });

  it('shows the page of a group, and of another in its place', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const row = (await api.tree.children()).find(candidate => candidate.kind === 'group');
    await command('showGroupReport', row);
    const view = await until(() => api.describeGroup(), 'the page is drawn');
    assert.equal(view.group.name, row.group.name);
    assert.ok(view.passages.length > 0);
    for (const { place } of view.passages) assert.match(place, /^.+\.\w+, line \d+$/);
    const other = (await api.tree.children()).filter(candidate => candidate.kind === 'group')[1];
    await command('showGroupReport', other);
    await until(async () => (await api.describeGroup())?.group.name === other.group.name, 'the other group is shown');
    const pages = vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('kindred.group'));
    assert.equal(pages.length, 1);
  });

  it('shows its groups over time, and so does the report', async () => {
    const { times } = await until(async () => ((await api.describeGroup())?.times ? api.describeGroup() : undefined), 'its dates are read');
    assert.deepEqual(times.groups.map(({ name }) => name), groupsOnShow().map(({ name }) => name));
    assert.deepEqual(times.groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)), groupsOnShow().map(({ size }) => size));
    assert.ok(times.own.counts.length >= 12 && times.own.counts.length <= 40);
    assert.ok(readFileSync(path.join(target, 'groups.html'), 'utf8').includes('<section id="times">'));
  });

  it('follows its group through another run', async () => {
    const { group } = await api.describeGroup();
    await command('refresh');
    assert.equal((await until(() => api.describeGroup(), 'the page is drawn')).group.name, group.name);
  });

  it('follows what is changed about its group', async () => {
    const { group } = await api.describeGroup();
    const row = (await api.tree.children()).find(candidate => candidate.kind === 'group' && candidate.group.id === group.id);
    await command('edit.pinGroup', row);
    await until(async () => (await api.describeGroup())?.pinned, 'the page says pinned');
    await answering({ showInputBox: async () => 'Renamed by a test' }, () => command('edit.rename', row));
    await until(async () => (await api.describeGroup())?.group.name === 'Renamed by a test', 'the page has the new name');
    const file = path.join(target, 'renamed.csv');
    await answering({ showQuickPick: async items => items[1], showSaveDialog: async () => vscode.Uri.file(file), showInformationMessage: async () => undefined }, () => command('exportGroups'));
    assert.ok(readFileSync(file, 'utf8').includes(',Renamed by a test,'), 'what is on show is exported');
    await command('edit.undo');
    await command('edit.undo');
    await until(async () => (await api.describeGroup())?.group.name === group.name, 'the page has the old name again');
  });

  it('arranges files into folders by the editor’s own preview, and takes it back', async () => {
    const before = filesThere();
    let told;
    let check;
    const showInformationMessage = async (text, ...choices) => {
      told = text;
      check();
      return choices[0];
    };
    const checked = new Promise((resolve, reject) => {
      check = () => {
        try {
          resolve(checkMoved());
        } catch (error) {
          reject(error);
        }
      };
    });
    await answering({ showInformationMessage }, async () => {
      const done = command('arrangeIntoFolders');
      // The preview opens by itself; nothing moves before it is applied.
      await new Promise(resolve => setTimeout(resolve, 2000));
      assert.deepEqual(filesThere(), before);
      await until(async () => {
        await vscode.commands.executeCommand('refactorPreview.apply');
        return Promise.race([done.then(() => true), new Promise(resolve => setTimeout(() => resolve(false), 500))]);
      }, 'the preview is applied');
    });
    await checked;
    assert.match(told, /^Files were moved .* Links between files were not rewritten/);
    // Undo was pressed.
    assert.deepEqual(filesThere(), before);
    for (const { name } of groupsOnShow()) assert.ok(!existsSync(fileAt(name).fsPath), `the folder ${name} is gone again`);

    function checkMoved() {
      const after = filesThere();
      assert.equal(after.length, before.length);
      for (const { id, group } of api.grouping.documents) {
        if (group === null) assert.ok(after.includes(id), `${id} stays`);
        else assert.ok(!after.includes(id), `${id} has moved`);
      }
      const names = new Set(after.map(file => file.split('/')[0]));
      for (const { name } of groupsOnShow()) assert.ok(names.has(name), `${name} is a folder: ${[...names].join(', ')}`);
    }
  });

  it('moves nothing when the preview is closed', async () => {
    const before = filesThere();
    const done = answering({ showInformationMessage: async () => undefined }, () => command('arrangeIntoFolders'));
    const open = await until(async () => {
      await vscode.commands.executeCommand('refactorPreview.discard').then(undefined, () => undefined);
      return Promise.race([done.then(() => true), new Promise(resolve => setTimeout(() => resolve(false), 500))]);
    }, 'the preview is discarded');
    assert.ok(open);
    assert.deepEqual(filesThere(), before);
    assert.ok(await rowOf(api.tree, 'baking/baguette.md'));
    assert.ok(existsSync(fileAt('baking', 'baguette.md').fsPath));
  });
});
