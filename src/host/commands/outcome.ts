import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import { commands as ids } from '../contributions';
import type { RunState } from '../run/runState';

/** Tells the user how a run ended, where the view does not say it already, and the log what an error held. */
export function tellOutcome(state: RunState | undefined, log: LogOutputChannel): void {
  switch (state?.kind) {
    case 'failed': {
      log.error(state.error);
      const [label, command] = state.failure === 'badSetting' ? [l10n.t('Open Settings'), ids.openSettings] : [l10n.t('Show Log'), ids.showLog];
      void window.showErrorMessage(state.text, label).then(chosen => chosen && commands.executeCommand(command));
      break;
    }
    case 'nothing': {
      log.warn(state.text);
      const choose = l10n.t('Choose What to Include…');
      void window.showInformationMessage(state.text, choose).then(chosen => chosen && commands.executeCommand(ids.openSettings));
    }
  }
}
