import { l10n, window, type QuickPickItem } from 'vscode';
import type { GroupsGiven } from '../../core/lab/comparison';
import { waysOf } from '../../core/lab/grid';
import { parseNumbers } from '../../core/lab/numberList';
import type { Recipe } from '../../core/types';
import { setting } from '../settings';

/** Offered where several numbers are to be tried. */
const USUAL = '2..20';

interface Choice extends QuickPickItem {
  readonly groups?: GroupsGiven;
}

/** Asks how many groups ways make that are told a number: one number for all, or several to find a good one. Undefined when given up. */
export async function pickNumbers(recipes: readonly Recipe[]): Promise<GroupsGiven | undefined> {
  const set = setting('groups');
  const one: Choice =
    set > 0
      ? { label: l10n.t('As Set: {0}', set), detail: l10n.t('The number of groups in the settings.'), groups: set }
      : { label: l10n.t('As Many as the Default Grouping Finds'), detail: l10n.t('So that ways are told apart by what they put together, not by how many groups they make.'), groups: 'auto' };
  const several: Choice = { label: l10n.t('Several Numbers…'), detail: l10n.t('A row for each, and which number the measures prefer; takes as many times as long.') };
  const chosen = await window.showQuickPick([one, several], { title: l10n.t('Number of Groups (4 of 5)'), matchOnDetail: true, ignoreFocusOut: true });
  if (!chosen) return undefined;
  return chosen.groups ?? askNumbers(recipes);
}

async function askNumbers(recipes: readonly Recipe[]): Promise<GroupsGiven | undefined> {
  const text = await window.showInputBox({ title: l10n.t('Numbers of Groups to Try'), value: USUAL, prompt: l10n.t('From two to twenty: 2..20; or some: 5, 10, 20.'), validateInput: given => whyNot(given, recipes), ignoreFocusOut: true });
  return text === undefined ? undefined : parseNumbers(text);
}

/** Why numbers cannot be tried; nothing when they can. */
function whyNot(text: string, recipes: readonly Recipe[]): string | undefined {
  const numbers = parseNumbers(text);
  if (!numbers) return l10n.t('Write whole numbers from 1, as 2..20 or 5, 10, 20.');
  try {
    waysOf(recipes, numbers);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
