// An extension that asks Kindred as a chat agent does, and shows in the status bar how much it was told.
const vscode = require('vscode');

exports.activate = context => {
  const told = vscode.window.createStatusBarItem('agent.told', vscode.StatusBarAlignment.Left);
  let before = 'nothing yet';
  const ask = async () => {
    told.text = `Agent was told ${before} before`;
    told.show();
    const answer = vscode.lm.invokeTool('kindred_search', { input: { question: 'baking **bread**', count: 4 }, toolInvocationToken: undefined });
    before = await answer.then(({ content: [{ value }] }) => `${JSON.parse(value).passages.length} passages`, () => 'nothing');
    told.text = `Agent was told ${before}`;
  };
  context.subscriptions.push(told, vscode.commands.registerCommand('agent.ask', ask));
};
