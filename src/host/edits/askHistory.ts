import { QuickPickItemKind, l10n, window, type QuickPickItem } from 'vscode';
import { plainLabel } from '../plainLabel';
import type { ShownGroups } from './shownGroups';

/** What choosing a line does: so many steps forth (or back), or forgetting what was decided about a group. */
type Line = QuickPickItem & { readonly steps?: number; readonly forget?: { readonly key: string; readonly name: string } };

/**
 * Lists what was changed and what was taken back; choosing a line goes back, or forth, to just after it. What was decided
 * about groups that are not on show now stands below, to be forgotten.
 */
export async function askHistory(groups: ShownGroups): Promise<void> {
  const { redoable, undoable, facts } = groups;
  const line = (label: string, description: string, steps: number): Line => ({ label: plainLabel(label), description, steps });
  const unmatched = (facts?.unmatched ?? []).map((forget): Line => ({ label: `$(trash) ${l10n.t('Forget {0}', plainLabel(forget.name))}`, forget }));
  const items: Line[] = [
    ...redoable.map((label, i) => line(label, l10n.t('undone'), i + 1)).reverse(),
    ...undoable.map((label, i) => line(label, i === 0 ? l10n.t('as it is now') : '', -i)),
    line(l10n.t('Before these changes'), undoable.length === 0 ? l10n.t('as it is now') : '', -undoable.length),
    ...(unmatched.length > 0 ? [{ label: l10n.t('Decided about groups that are not on show now'), kind: QuickPickItemKind.Separator }, ...unmatched] : []),
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t('Changes to Groups: go back to after which?') });
  if (chosen?.forget) await groups.apply({ kind: 'forget', ...chosen.forget });
  const steps = chosen?.steps ?? 0;
  for (let k = 0; k < steps; k++) await groups.redo();
  for (let k = 0; k > steps; k--) await groups.undo();
}
