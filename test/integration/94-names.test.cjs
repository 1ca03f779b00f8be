const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { answering, api: activate, asComputed, command } = require('./window.cjs');

const edit = name => command(`edit.${name}`);
/** The answer for a list whose rows are ticked: all but one row. */
const accepting = without => ({
  createQuickPick: () => {
    const heard = {};
    const list = {
      onDidAccept: listener => (heard.accept = listener),
      onDidHide: listener => (heard.hide = listener),
      onDidTriggerItemButton: () => undefined,
      dispose: () => undefined,
      hide: () => heard.hide(),
      show: () => {
        list.selectedItems = list.selectedItems.filter((_, at) => at !== without);
        heard.accept();
      },
    };
    return list;
  },
});

describe('names by a chat model', () => {
  let api;
  before(async function () {
    // The installed package has an editor's module of its own, whose boxes cannot be answered from here.
    if (process.env.KINDRED_TEST_MODE !== 'source') this.skip();
    api = await activate();
    await command('clusterWorkspace');
  });
  after(() => api && asComputed(api));

  it('are taken in one step, which stands after a run and goes by undo or by resetting', async () => {
    const asked = [];
    const server = createServer(async (request, response) => {
      const { messages } = JSON.parse(Buffer.concat(await request.toArray()).toString());
      asked.push(messages[1].content);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message: { content: `<think>${asked.length}?</think>\n**Asked ${/^Present name: (\S+)/m.exec(messages[1].content)[1]}**` } }] }));
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const names = () => api.grouping.groups.filter(({ level }) => level === 'group').map(({ name }) => name);
    const settings = vscode.workspace.getConfiguration('kindred');
    const computed = names();
    try {
      const boxes = [`http://127.0.0.1:${server.address().port}`, 'writer'];
      await answering({ showInputBox: async () => boxes.shift(), showQuickPick: async items => items.find(({ label }) => label === 'Groups'), ...accepting(1) }, () => edit('suggestNames'));
      assert.equal(vscode.workspace.getConfiguration('kindred').get('namingParameters').chatModel, 'writer');
      assert.equal(asked.length, computed.length);
      assert.ok(asked.every(text => /Keywords: /.test(text) && /\n- /.test(text)));
      assert.deepEqual(names(), computed.map((name, at) => (at === 1 ? name : `Asked ${name.split(' ')[0]}`)));
      assert.equal(api.edits.undoable[0], `${computed.length - 1} groups named by a chat model`);
      const given = names();
      await command('refresh');
      assert.deepEqual(names().sort(), given.sort());
      await answering({ showWarningMessage: async (text, options, choice) => choice }, () => edit('resetNames'));
      assert.deepEqual(names().sort(), [...computed].sort());
      await edit('undo');
      await edit('undo');
      assert.deepEqual(names().sort(), [...computed].sort());
    } finally {
      await settings.update('namingParameters', undefined, vscode.ConfigurationTarget.Workspace);
      server.closeAllConnections();
      server.close();
    }
  });
});
