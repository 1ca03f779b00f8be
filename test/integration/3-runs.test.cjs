const assert = require('node:assert/strict');
const { cpSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allRows, api: activate, command, fileAt, folder, until } = require('./window.cjs');

/** A folder with many short texts, so that a run lasts long enough to be stopped. */
function manyNotes(count) {
  const target = path.join(folder().fsPath, 'many');
  mkdirSync(target, { recursive: true });
  const words = ['bread', 'chain', 'moon', 'flour', 'brake', 'star', 'oven', 'wheel', 'comet', 'yeast'];
  for (let i = 0; i < count; i++) {
    const text = Array.from({ length: 60 }, (_, k) => words[(i * 7 + k * (1 + (i % 9))) % words.length]).join(' ');
    writeFileSync(path.join(target, `note-${i}.md`), `# Note ${i}\n\n${text} ${i}.\n`);
  }
  return fileAt('many');
}

describe('runs', () => {
  let api;
  before(async () => {
    api = await activate();
    await command('clusterWorkspace');
  });
  it('stops within a second, says so, and keeps the groups of before', async () => {
    const before = api.grouping;
    const many = manyNotes(600);
    const ended = command('clusterSelectedFiles', many, [many]);
    await until(() => api.state.kind === 'running' && api.state.progress?.phase === 'embedding' && api.state.progress.done > 0, 'embedding goes on');
    // The view's line follows at most twice a second.
    await until(() => /^Measuring meaning: [\d,]+ of 600\./.test(api.tree.message), 'the view says how far it is');
    const asked = Date.now();
    await command('cancel');
    await ended;
    const took = Date.now() - asked;
    console.log(`cancel took ${took} ms`);
    const { slowness } = await import('../harness/slowness.mjs');
    assert.ok(took < 1000 * slowness(), `${took} ms`);
    assert.equal(api.state.kind, 'stopped');
    assert.equal(api.grouping, before);
    assert.match(api.tree.message, /^Stopped\. [\d,]+ of [\d,]+ (documents|passages) are measured and kept\. Refresh continues\.$/);
  });

  it('places a saved, a new and a deleted file among the groups, without a run', async () => {
    await command('clusterWorkspace');
    const names = api.grouping.groups.map(({ name }) => name);
    const groupOf = id => api.grouping.documents.find(document => document.id === id)?.group;
    const inSky = api.grouping.documents.find(({ id }) => id.startsWith('sky/')).id;
    const file = path.join(folder().fsPath, 'saved.md');
    let ran = false;
    const listener = api.onDidChangeState(() => (ran ||= api.state.kind === 'running'));
    try {
      writeFileSync(file, '# Eclipses\n\nThe moon stands before the sun, and stars and planets come out in the sky; a telescope shows its crown.\n');
      await until(() => groupOf('saved.md') !== undefined, 'the new file is placed');
      assert.equal(groupOf('saved.md'), groupOf(inSky));
      assert.ok((await allRows(api.tree)).some(row => row.kind === 'document' && row.document.id === 'saved.md'), 'it has a row');
      assert.ok((await api.search('eclipses of the sun')).some(({ id }) => id === 'saved.md'), 'it is found');
      rmSync(file);
      await until(() => groupOf('saved.md') === undefined, 'the deleted file is gone');
      assert.deepEqual(api.grouping.groups.map(({ name }) => name), names);
      assert.equal(ran, false);
    } finally {
      listener.dispose();
      rmSync(file, { force: true });
    }
  });

  it('lets a newer run take over from an older one', async () => {
    const many = fileAt('many');
    const older = command('clusterSelectedFiles', many, [many]);
    await until(() => api.state.kind === 'running' && api.state.progress, 'the older run has begun');
    await command('clusterSelectedFiles', fileAt('sky'), [fileAt('sky'), fileAt('baking'), fileAt('bicycle')]);
    await older;
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    assert.ok(!api.grouping.documents.some(document => document.id.startsWith('many/')));
    rmSync(path.join(folder().fsPath, 'many'), { recursive: true });
  });

  it('measures again after the cache was cleared', async () => {
    await command('clusterWorkspace');
    // What looks for suggestions meanwhile would measure again, too.
    await api.suggestions.reveal();
    await command('clearCache');
    await command('clusterSelectedFiles', fileAt('sky'), [fileAt('sky'), fileAt('baking')]);
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    assert.ok(api.figures.embedded > 0);
  });

  it('says what is wrong with a file that is not there, and keeps the groups', async () => {
    const before = api.grouping;
    await command('clusterSelectedFiles', fileAt('gone.md'), [fileAt('gone.md')]);
    assert.equal(api.state.kind, 'nothing');
    assert.match(api.state.text, /gone\.md.*It is gone/);
    assert.equal(api.grouping, before);
    assert.equal(api.tree.message, api.state.text);
  });

  it('takes out the documents of a chosen folder that is gone, and groups what is left', async () => {
    const chosen = [fileAt('sky'), fileAt('for now')];
    const documentsOf = name => api.grouping.documents.filter(({ id }) => id.startsWith(`${name}/`)).length;
    cpSync(fileAt('baking').fsPath, chosen[1].fsPath, { recursive: true });
    await command('clusterSelectedFiles', chosen[0], chosen);
    const before = documentsOf('sky');
    assert.ok(documentsOf('for now') > 0);
    rmSync(chosen[1].fsPath, { recursive: true });
    await until(() => documentsOf('for now') === 0, 'its documents are gone');
    await command('refresh');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
    assert.equal(documentsOf('sky'), before);
    assert.ok(api.grouping.skipped.some(({ path: file, reason }) => file === 'for now' && reason === 'It is gone.'), JSON.stringify(api.grouping.skipped));
  });

  it('goes on with a chosen folder where it is renamed, and groups what is in it at Refresh', async () => {
    const [was, is] = [fileAt('for now'), fileAt('from now on')];
    const documentsOf = name => api.grouping.documents.filter(({ id }) => id.startsWith(`${name}/`)).length;
    try {
      cpSync(fileAt('baking').fsPath, was.fsPath, { recursive: true });
      await command('clusterSelectedFiles', was, [fileAt('sky'), was]);
      const before = documentsOf('for now');
      assert.ok(before > 0);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(was, is);
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until(() => documentsOf('from now on') === before && documentsOf('for now') === 0, 'its documents went along');
      await command('refresh');
      assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
      assert.equal(documentsOf('from now on'), before);
      assert.ok(!api.grouping.skipped.some(({ reason }) => reason === 'It is gone.'), JSON.stringify(api.grouping.skipped));
    } finally {
      for (const { fsPath } of [was, is]) rmSync(fsPath, { recursive: true, force: true });
    }
  });

  it('says that nothing is left when the last document was deleted, shows no old groups, and these again when all are back', async () => {
    cpSync(fileAt('baking').fsPath, fileAt('for now').fsPath, { recursive: true });
    await command('clusterSelectedFiles', fileAt('for now'), [fileAt('for now')]);
    await command('showMap');
    await until(async () => (await api.describeMap())?.documents > 0, 'the map is drawn');
    const { groups } = api.grouping;
    assert.ok(groups.length > 0, JSON.stringify(api.state));
    rmSync(fileAt('for now').fsPath, { recursive: true });
    await until(() => api.state.kind === 'nothing', 'it says so');
    assert.match(api.state.text, /^No groups are left/);
    assert.deepEqual(await api.tree.children(), []);
    // The welcome text of the view has the word.
    assert.equal(api.tree.message, '');
    await until(async () => (await api.describeMap())?.documents === 0, 'the map is empty');
    let ran = false;
    const listener = api.onDidChangeState(() => (ran ||= api.state.kind === 'running'));
    cpSync(fileAt('baking').fsPath, fileAt('for now').fsPath, { recursive: true });
    await until(() => api.state.kind === 'done', 'the groups are back');
    listener.dispose();
    assert.equal(ran, false);
    assert.deepEqual(api.grouping.groups, groups);
    await until(async () => (await api.describeMap())?.documents === api.grouping.documents.length, 'the map is full again');
    assert.ok((await api.search('kneading the dough')).length > 0, 'they are found');
    rmSync(fileAt('for now').fsPath, { recursive: true });
    await until(() => api.state.kind === 'nothing', 'all are gone again');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await command('clusterWorkspace');
    assert.equal(api.state.kind, 'done', JSON.stringify(api.state));
  });

  it('survives a folder with nothing to group', async () => {
    mkdirSync(path.join(folder().fsPath, 'nothing'), { recursive: true });
    await command('clusterSelectedFiles', fileAt('nothing'), [fileAt('nothing')]);
    assert.equal(api.state.kind, 'nothing', JSON.stringify(api.state));
    assert.ok(api.state.text.length > 10);
    rmSync(path.join(folder().fsPath, 'nothing'), { recursive: true });
  });

  it('counts what cannot be read, as a damaged PDF, with the reason, until a copy in text lies beside it', async () => {
    const files = ['paper.pdf', 'paper.md'].map(name => path.join(folder().fsPath, name));
    const isListed = () => api.grouping.skipped.some(({ path: file, reason }) => file === 'paper.pdf' && reason === 'A PDF that is damaged; open it and save it again.');
    writeFileSync(files[0], '%PDF-1.4');
    try {
      await command('clusterWorkspace');
      assert.ok(isListed(), JSON.stringify(api.grouping.skipped));
      await until(() => api.tree.message.includes(`${api.grouping.skipped.length} skipped`), 'the view counts it');
      writeFileSync(files[1], '# Star hopping\n\nFrom one bright star to the next, the telescope finds faint galaxies on a dark night.\n');
      await until(() => api.grouping.documents.some(({ id }) => id === 'paper.md'), 'the copy is placed');
      assert.ok(!isListed());
      await command('refresh');
      assert.ok(!isListed());
    } finally {
      for (const file of files) rmSync(file, { force: true });
      await command('clusterWorkspace');
    }
  });

  it('skips files over the size limit of the settings', async () => {
    const settings = vscode.workspace.getConfiguration('kindred');
    writeFileSync(path.join(folder().fsPath, 'huge.md'), `# Huge\n\n${'bread '.repeat(10_000)}\n`);
    await settings.update('maxFileSizeMB', 0.05, vscode.ConfigurationTarget.Workspace);
    try {
      await command('clusterWorkspace');
      assert.ok(api.grouping.skipped.some(({ path: file }) => file === 'huge.md'));
      assert.ok(!api.grouping.documents.some(({ id }) => id === 'huge.md'));
    } finally {
      await settings.update('maxFileSizeMB', undefined, vscode.ConfigurationTarget.Workspace);
      rmSync(path.join(folder().fsPath, 'huge.md'));
    }
  });
});
