import { l10n, window, type Memento } from 'vscode';
import { parseNames } from '../../core/classify/names';
import type { Scope } from '../run/scope';

const LAST_NAMES = 'kindred.lastNames';

/** Asks for names of groups that the documents of a scope are to be sorted into, with those of the last time filled in; undefined when it was given up. */
export async function askNames(kept: Memento, of: Scope): Promise<Scope | undefined> {
  const names = await window.showInputBox({
    title: l10n.t('Sort into My Own Groups'),
    prompt: l10n.t('Names with commas between them. Behind a colon may stand what belongs there; then separate with semicolons.'),
    placeHolder: l10n.t('travel; recipes: cooking, baking; work'),
    value: kept.get<string>(LAST_NAMES),
    validateInput: text => (text.trim() === '' ? undefined : problemWith(text)),
    ignoreFocusOut: true,
  });
  if (!names?.trim()) return undefined;
  await kept.update(LAST_NAMES, names);
  return { ...of, classes: { kind: 'names', names } };
}

/** Why a text does not name groups; nothing when it does. */
export function problemWith(text: string): string | undefined {
  try {
    parseNames(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
