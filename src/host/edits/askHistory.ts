import { l10n, window, type QuickPickItem } from 'vscode';
import { plainLabel } from '../plainLabel';
import type { ShownGroups } from './shownGroups';

/** Lists what was changed and what was taken back; choosing a line goes back, or forth, to just after it. */
export async function askHistory(groups: ShownGroups): Promise<void> {
  const { redoable, undoable } = groups;
  const line = (label: string, description: string, steps: number): QuickPickItem & { steps: number } => ({ label: plainLabel(label), description, steps });
  const items = [
    ...redoable.map((label, i) => line(label, l10n.t('undone'), i + 1)).reverse(),
    ...undoable.map((label, i) => line(label, i === 0 ? l10n.t('as it is now') : '', -i)),
    line(l10n.t('Before these changes'), undoable.length === 0 ? l10n.t('as it is now') : '', -undoable.length),
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t('Changes to Groups: go back to after which?') });
  for (let k = 0; k < (chosen?.steps ?? 0); k++) await groups.redo();
  for (let k = 0; k > (chosen?.steps ?? 0); k--) await groups.undo();
}
