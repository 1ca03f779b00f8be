const assert = require('node:assert/strict');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { answering, api: activate, command, fileAt, membersOf } = require('./window.cjs');

const shownGroups = ({ grouping }) => grouping.groups.filter(group => group.level === 'group');
const inFolder = (ids, folder) => ids.filter(id => id.startsWith(`${folder}/`)).length;

describe('classes of one’s own', () => {
  let api;
  before(async function () {
    // The installed package has an editor's module of its own, whose boxes cannot be answered from here.
    if (process.env.KINDRED_TEST_MODE !== 'source') this.skip();
    api = await activate();
  });
  after(async () => {
    if (!api) return;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await command('clusterWorkspace');
  });

  it('sorts into groups by the names typed in', async () => {
    await answering({ showInputBox: async () => 'astronomy: stars and planets; bicycles' }, () => command('sortIntoMyGroups'));
    assert.equal(api.state.kind, 'done');
    assert.ok(shownGroups(api).every(({ name }) => ['astronomy', 'bicycles'].includes(name)));
    assert.ok(inFolder(membersOf(api, 'astronomy'), 'sky') >= 4, membersOf(api, 'astronomy').join());
    assert.ok(inFolder(membersOf(api, 'bicycles'), 'bicycle') >= 4, membersOf(api, 'bicycles').join());
  });

  it('refuses names that say nothing before anything is run', async () => {
    let problem;
    const showInputBox = async ({ validateInput }) => {
      problem = validateInput('cars, Cars');
      return undefined;
    };
    const before = api.grouping;
    await answering({ showInputBox }, () => command('sortIntoMyGroups'));
    assert.match(problem, /twice/);
    assert.equal(api.grouping, before);
  });

  it('learns from labelled files, tells how well that went, and shows the classes as groups', async () => {
    const label = (name, ...paths) => answering({ showInputBox: async () => name }, () => command('labelFiles', undefined, paths.map(path => fileAt(...path.split('/')))));
    await label('Heaven', 'sky/jupiter.md', 'sky/moon-phases.md', 'sky/meteor-shower.md');
    await label('Wheels', 'bicycle/chain.md', 'bicycle/brake-pads.md', 'bicycle/flat-tyre.md');
    const told = [];
    const showInformationMessage = async (text, ...choices) => {
      told.push(text);
      return choices.includes('Show Report') ? 'Show Report' : 'Show as Groups';
    };
    await answering({ showInformationMessage }, () => command('learnFromLabels'));
    // One document of the workspace has a tag of its own, which is a class as well.
    assert.match(told[0], /^3 classes learnt from 7 labelled documents; .*precision/);
    const report = vscode.workspace.textDocuments.find(document => document.languageId === 'markdown' && document.isUntitled);
    assert.match(report.getText(), /\| Heaven \|/);
    for (const name of ['Heaven', 'Wheels']) assert.ok(shownGroups(api).some(group => group.name === name), name);
    assert.ok(membersOf(api, 'Heaven').includes('sky/jupiter.md'));
    assert.equal(inFolder(membersOf(api, 'Wheels'), 'sky'), 0);
  });
});
