const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { api: activate, asComputed, askedByChat, extension, fileAt, membersOf } = require('./window.cjs');

const textAt = place => {
  const [, file, line] = /^(.*):(\d+)$/.exec(place);
  return readFileSync(fileAt(...file.split('/')).fsPath, 'utf8').split('\n').slice(Number(line) - 1).join(' ');
};

describe('what chat agents ask', () => {
  let api;
  before(async () => {
    api = await activate();
    await asComputed(api);
  });
  after(() => asComputed(api));

  it('is offered as the manifest says', () => {
    for (const { name, modelDescription, inputSchema, tags } of extension().packageJSON.contributes.languageModelTools) {
      const tool = vscode.lm.tools.find(each => each.name === name);
      assert.deepEqual([tool?.description, tool?.inputSchema, tool?.tags], [modelDescription, inputSchema, tags], name);
    }
  });

  it('is answered with the passages that Search by Meaning finds, by their place and group', async () => {
    const { query, passages } = await askedByChat('search', { question: 'making loaves at home' });
    const hits = (await api.search('making loaves at home')).slice(0, 10);
    assert.equal(query, 'making loaves at home');
    assert.deepEqual(passages.map(({ id, text }) => [id, text]), hits.map(({ id, passage }) => [id, passage.text]));
    assert.match(passages[0].place, /^baking\/[\w-]+\.(md|txt):\d+$/);
    const [first] = passages[0].text.split(' ');
    assert.ok(textAt(passages[0].place).includes(first), `${first} at ${passages[0].place}`);
    for (const { id, group, likeness } of passages) assert.ok(membersOf(api, group).includes(id) && likeness > -1 && likeness <= 1, id);
  });

  it('is answered from one group alone where one is named', async () => {
    const { groups } = await askedByChat('groups', {});
    const sky = groups.find(({ name }) => membersOf(api, name).includes('sky/jupiter.md'));
    const { passages } = await askedByChat('search', { question: 'making loaves at home', count: 5, group: sky.name.toUpperCase() });
    assert.equal(passages.length, 5);
    assert.deepEqual(passages.filter(({ id }) => !membersOf(api, sky.name).includes(id)), []);
  });

  it('is told of the groups on show, and of the documents in one', async () => {
    const { groups, documentCount, total } = await askedByChat('groups', {});
    const shown = api.grouping.groups.filter(({ level }) => level === 'group');
    assert.deepEqual(groups.map(({ id, name, keywords, size }) => ({ id, name, keywords, size })), shown.map(({ id, name, keywords, size }) => ({ id, name, keywords, size })));
    assert.deepEqual([documentCount, total], [api.grouping.documents.length, shown.length]);
    assert.ok(groups.every(({ name, examples }) => examples.length > 0 && examples.every(({ place }) => membersOf(api, name).includes(place))));
    const pages = [];
    for (let from = 1; from; from = pages.at(-1).next) pages.push(await askedByChat('groups', { group: shown[0].name, count: 2, from }));
    assert.deepEqual(pages.flatMap(({ documents }) => documents.map(({ place }) => place)).sort(), membersOf(api, shown[0].name).sort());
  });

  it('is answered with what is related to a file, or to a place in it', async () => {
    // Also of files about the sky that other suites put elsewhere.
    const sky = api.grouping.groups.map(({ name }) => membersOf(api, name)).find(members => members.includes('sky/jupiter.md'));
    for (const file of ['sky/jupiter.md', fileAt('sky', 'jupiter.md').fsPath, fileAt('sky', 'jupiter.md').toString(), 'jupiter.md']) {
      const { document, related } = await askedByChat('related', { file, count: 3 });
      assert.deepEqual([document.id, related.length], ['sky/jupiter.md', 3], file);
      assert.ok(related.every(({ id, place, passage }) => sky.includes(id) && /:\d+$/.test(place) && passage.text.length > 0), JSON.stringify(related));
    }
    const { passages } = await askedByChat('search', { question: 'a flat tyre', count: 1 });
    const { document, related } = await askedByChat('related', { file: passages[0].place });
    assert.equal(document.place, passages[0].place);
    assert.match(related[0].id, /^bicycle\//);
  });

  it('is told what is no good about a question', async () => {
    const [{ name }] = api.grouping.groups.filter(({ level }) => level === 'group');
    for (const [tool, input, said] of [
      ['search', { question: ' ' }, '"question" is empty'],
      ['search', { question: 'moon', count: 999 }, '"count" takes a whole number from 1 to 50, not 999.'],
      ['search', { question: 'moon', group: 'No such group' }, `There is no group "No such group". There are "${name}"`],
      ['groups', { group: name, from: 999 }, '"from" is 999: the list of documents in it ends at'],
      ['related', { file: '/elsewhere/a.md' }, '/elsewhere/a.md is not among the'],
      ['related', { file: 'empty.md' }, 'empty.md is not among the documents: it was skipped.'],
    ]) {
      await assert.rejects(askedByChat(tool, input), error => error.message.includes(said) || assert.fail(`${said}: ${error.message}`));
    }
  });

  it('can be stopped', async () => {
    const stop = new vscode.CancellationTokenSource();
    const answer = askedByChat('search', { question: 'the moon' }, stop.token);
    stop.cancel();
    await assert.rejects(answer, /cancell?ed/i);
    assert.ok((await askedByChat('search', { question: 'the moon' })).passages.length > 0);
  });
});
