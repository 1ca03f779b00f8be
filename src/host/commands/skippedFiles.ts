import { commands, l10n, window, type QuickPickItem } from 'vscode';
import { isTooLarge, rarestFirst, recordsApart } from '../../core/documents/reasons';
import type { Grouping, Skipped } from '../../core/types';
import { commands as own } from '../contributions';
import { documentUri } from '../documentUris';
import { plainLabel } from '../plainLabel';
import type { RunState } from '../run/runState';
import { count } from '../words';

/** Lists the files a run left out, each with its reason, the rarest first; choosing one opens it, or groups its records. Of a run that found nothing else its words tell. */
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
  const items: (QuickPickItem & Partial<Skipped>)[] = rarestFirst(skipped).map(({ path, reason }) => ({ label: plainLabel(path), detail: withWay(reason), path, reason }));
  items.push({ label: `$(gear) ${l10n.t('Choose What to Include…')}`, alwaysShow: true });
  const chosen = await window.showQuickPick(items, { title: skipped.length === 1 ? l10n.t('1 Skipped File') : l10n.t('{0} Skipped Files', count(skipped.length)), matchOnDetail: true });
  if (chosen && chosen.path === undefined) return void commands.executeCommand(own.openSettings);
  const uri = chosen?.path === undefined ? undefined : documentUri({ id: chosen.path });
  if (!uri) return;
  if (chosen?.reason === recordsApart) await commands.executeCommand(own.clusterRecords, uri);
  else await commands.executeCommand('vscode.open', uri);
}

/** A reason with what helps, where something does. */
function withWay(reason: string): string {
  if (isTooLarge(reason)) return `${reason} ${l10n.t('The setting Max File Size MB raises it.')}`;
  return reason === recordsApart ? `${reason} ${l10n.t('Choose it to do so.')}` : reason;
}
