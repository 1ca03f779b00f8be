import { commands, l10n, window } from 'vscode';

/** Says what a folder that is not trusted goes without, and offers to trust it. */
export function tellNotTrusted(text: string): void {
  const trust = l10n.t('Manage Workspace Trust');
  void window.showWarningMessage(text, trust).then(chosen => chosen && commands.executeCommand('workbench.trust.manage'));
}
