// What the suites share: the extension's API, waiting, and the way through the tree.
const vscode = require('vscode');

exports.extension = () => vscode.extensions.getExtension('kindred.kindred');
exports.api = () => exports.extension().activate();
exports.command = (name, ...given) => vscode.commands.executeCommand(`kindred.${name}`, ...given);
exports.folder = () => vscode.workspace.workspaceFolders[0].uri;
exports.fileAt = (...names) => vscode.Uri.joinPath(exports.folder(), ...names);

/** Waits until `look` gives something true, and gives that. */
exports.until = async (look, what, ms = 20_000) => {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
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
