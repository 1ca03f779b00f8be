// What the suites share: the extension's API, waiting, and the way through the tree.
const { readdirSync } = require('node:fs');
const path = require('node:path');
const assert = require('node:assert/strict');
const vscode = require('vscode');

exports.extension = () => vscode.extensions.getExtension('kindred.kindred');
exports.api = () => exports.extension().activate();
exports.command = (name, ...given) => vscode.commands.executeCommand(`kindred.${name}`, ...given);
exports.folder = () => vscode.workspace.workspaceFolders[0].uri;
exports.fileAt = (...names) => vscode.Uri.joinPath(exports.folder(), ...names);

/** What a tool gives a chat agent that asks; the editor asks nobody while a suite runs. */
exports.askedByChat = async (name, input, token) => {
  const { content } = await vscode.lm.invokeTool(`kindred_${name}`, { input, toolInvocationToken: undefined }, token);
  return JSON.parse(content[0].value);
};

/** Waits until `look` gives something true, and gives that; what it looks at may not be there yet. */
exports.until = async (look, what, ms = 45_000) => {
  const end = Date.now() + ms;
  let failure;
  const found = async () => {
    try {
      return await look();
    } catch (error) {
      failure = error;
    }
  };
  // What is looked at may not answer, as a page that is made anew meanwhile.
  const late = () => new Promise(resolve => setTimeout(resolve, Math.max(1000, end - Date.now())).unref());
  for (;;) {
    const now = await Promise.race([found(), late()]);
    if (now) return now;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`, { cause: failure });
    await new Promise(resolve => setTimeout(resolve, 50));
  }
};

/** All rows of the tree, a row before its children. */
exports.allRows = async (tree, row) => {
  const rows = [];
  for (const child of await tree.children(row)) rows.push(child, ...(await exports.allRows(tree, child)));
  return rows;
};

/** The row of a document. */
exports.rowOf = async (tree, id) => {
  const row = (await exports.allRows(tree)).find(candidate => candidate.kind === 'document' && candidate.document.id === id);
  if (!row) throw new Error(`no row for ${id}`);
  return row;
};

/** The path that the active tab shows, whatever kind of editor shows it. */
exports.activePath = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input?.uri?.path;

/** Answers for the boxes that the commands open, while a task goes on. */
exports.answering = async (answers, task) => {
  const own = Object.fromEntries(Object.keys(answers).map(name => [name, vscode.window[name]]));
  Object.assign(vscode.window, answers);
  try {
    return await task();
  } finally {
    Object.assign(vscode.window, own);
  }
};

/** The answer for a list that is told what was typed into it: that, and the item of a label. */
exports.choosing = (label, typed = '') => ({
  createQuickPick: () => {
    const heard = {};
    const list = {
      onDidAccept: listener => (heard.accept = listener),
      onDidHide: listener => (heard.hide = listener),
      dispose: () => undefined,
      hide: () => heard.hide(),
      show: () => {
        list.value = typed;
        list.activeItems = [list.items.find(item => item.label === label) ?? assert.fail(`no ${label} among ${list.items.map(item => item.label).join(', ')}`)];
        heard.accept();
      },
    };
    return list;
  },
});

/** Leaves nothing behind of what was done before, also where that went wrong: no open box or editor, no change to groups. */
exports.asComputed = async api => {
  for (const name of ['closeQuickOpen', 'closeAllEditors']) await vscode.commands.executeCommand(`workbench.action.${name}`);
  while (api.edits.undoable.length > 0) await exports.command('edit.undo');
  await exports.command('clusterWorkspace');
  await vscode.commands.executeCommand('notifications.clearAll');
};

/** Brings all views on screen, or one alone with room for all its rows. */
exports.showViews = async alone => {
  const views = ['related', 'suggestions', 'groups'];
  for (const view of views) await exports.command(`${view}.focus`);
  // The editor can only turn this the other way.
  if (alone) for (const view of views) if (view !== alone) await exports.command(`${view}.toggleVisibility`);
};

/** Every file below the workspace, hidden ones left out. */
exports.filesThere = () =>
  readdirSync(exports.folder().fsPath, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(exports.folder().fsPath, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(file => !file.startsWith('.'))
    .sort();

/** Ids of the documents in the group of a name. */
exports.membersOf = ({ grouping }, name) => {
  const group = grouping.groups.find(candidate => candidate.level === 'group' && candidate.name === name);
  return grouping.documents.filter(document => group && document.group === group.id).map(({ id }) => id);
};

/** Where a suite leaves for the one after the reload what there was. */
exports.rememberedFile = () => path.join(path.dirname(process.env.KINDRED_TEST_RESULTS), 'remembered.json');

/** What is to be the same after a reload: groups with their members, changes, number, and the view of the map. */
exports.stateOf = async api => {
  const { grouping, numbers, edits } = api;
  const names = new Map(grouping.groups.map(({ id, name }) => [id, name]));
  const map = await api.describeMap();
  return {
    groups: grouping.groups.map(({ name, level, size, colour }) => `${level} ${name} ${size} ${colour}`),
    members: Object.fromEntries(grouping.documents.map(({ id, group }) => [id, names.get(group) ?? null])),
    numbers,
    undoable: edits.undoable,
    redoable: edits.redoable,
    pinned: [...edits.facts.pinnedGroups].map(id => names.get(id)),
    view: map?.view,
  };
};
