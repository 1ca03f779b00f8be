import { commands, l10n, window, type QuickPickItem } from 'vscode';
import { isTooLarge, rarestFirst } from '../../core/documents/reasons';
import type { Grouping } from '../../core/types';
import { commands as own } from '../contributions';
import { documentUri } from '../documentUris';
import { plainLabel } from '../plainLabel';
import type { RunState } from '../run/runState';
import { count } from '../words';

/** Lists the files a run left out, each with its reason, the rarest first; choosing one opens it. Of a run that found nothing else its words tell. */
export async function showSkippedFiles(grouping: Grouping | undefined, state: RunState): Promise<void> {
  if (state.kind === 'nothing' && !state.gone) {
    void window.showInformationMessage(state.text);
    return;
  }
  const skipped = grouping?.skipped ?? [];
  if (skipped.length === 0) {
    void window.showInformationMessage(grouping ? l10n.t('No file was skipped.') : l10n.t('There are no groups yet, so no file was skipped.'));
    return;
  }
  const items: (QuickPickItem & { path?: string })[] = rarestFirst(skipped).map(({ path, reason }) => ({ label: plainLabel(path), detail: isTooLarge(reason) ? `${reason} ${l10n.t('The setting Max File Size MB raises it.')}` : reason, path }));
  items.push({ label: `$(gear) ${l10n.t('Choose What to Include…')}`, alwaysShow: true });
  const chosen = await window.showQuickPick(items, { title: skipped.length === 1 ? l10n.t('1 Skipped File') : l10n.t('{0} Skipped Files', count(skipped.length)), matchOnDetail: true });
  if (chosen && chosen.path === undefined) return void commands.executeCommand(own.openSettings);
  const uri = chosen?.path === undefined ? undefined : documentUri({ id: chosen.path });
  if (uri) await commands.executeCommand('vscode.open', uri);
}
