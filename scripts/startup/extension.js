// Packed and installed by `npm start` only: a new editor opens on the file list, and nobody should have to look for the view.
const vscode = require('vscode');

exports.activate = () => vscode.commands.executeCommand('workbench.view.extension.kindred');
