import { ThemeIcon, l10n, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { NewName } from '../../core/askedNames/keptApart';
import { cleanName } from '../../core/edits/groupName';
import { isolate } from '../../core/plainText';
import { excerpt } from '../../core/result/excerpt';
import type { Group } from '../../core/types';
import { problemWith } from '../edits/askEdit';
import { plainLabel } from '../plainLabel';
import { documentCount } from '../words';

/** Characters of the name that a group has. */
const LONGEST_NAME = 40;

/** Groups with another name, of which a person takes some. */
export interface Offer {
  /** All groups there are: names must not be those of others. */
  readonly groups: readonly Group[];
  readonly names: readonly NewName[];
  /** Groups that a person named, or made. They are not ticked. */
  readonly byHand: ReadonlySet<number>;
  /** What came of asking, in a line. */
  readonly told: string;
}

interface Row extends QuickPickItem, NewName {}

type Choice = { readonly edit: Row } | { readonly accepted: true } | undefined;

/** Shows old and new names, ticked; a name can be changed by its pencil. Gives those that a person takes, undefined when it was given up. */
export async function chooseNames({ groups, names, byHand, told }: Offer): Promise<NewName[] | undefined> {
  const byId = new Map(groups.map(group => [group.id, group]));
  const rowOf = ({ group: id, name }: NewName): Row => {
    const { name: old, size, level, parent } = byId.get(id)!;
    const inside = level === 'subgroup' ? l10n.t('in {0}', byId.get(parent!)?.name ?? '') : '';
    return {
      group: id,
      name,
      label: `${isolate(plainLabel(excerpt(old, LONGEST_NAME)))} → ${isolate(plainLabel(name))}`,
      description: [documentCount(size), plainLabel(inside), byHand.has(id) ? l10n.t('named or made by you') : ''].filter(Boolean).join(' · '),
      buttons: [pencil()],
    };
  };
  let rows = names.map(rowOf);
  let ticked: ReadonlySet<number> = new Set(rows.map(({ group }) => group).filter(id => !byHand.has(id)));
  for (;;) {
    const shown = await show(rows, ticked, told);
    ticked = shown.ticked;
    if (!shown.choice) return undefined;
    if ('accepted' in shown.choice) return rows.filter(({ group }) => ticked.has(group)).map(({ group, name }) => ({ group, name }));
    const { edit } = shown.choice;
    const others = [...groups, ...rows.filter(({ group }) => group !== edit.group).map(({ group, name }) => ({ ...byId.get(group)!, name }))];
    const own = byId.get(edit.group)!;
    const typed = await window.showInputBox({ title: l10n.t('New Name for {0}', excerpt(own.name, LONGEST_NAME)), value: edit.name, validateInput: text => problemWith(text, others, own), ignoreFocusOut: true });
    if (typed === undefined) continue;
    rows = rows.map(row => (row.group === edit.group ? rowOf({ group: row.group, name: cleanName(typed) }) : row));
    ticked = new Set([...ticked, edit.group]);
  }
}

function pencil(): QuickInputButton {
  return { iconPath: new ThemeIcon('edit'), tooltip: l10n.t('Change This Name') };
}

/** Shows the list until it is accepted, a pencil is pressed, or it is closed. */
function show(rows: readonly Row[], ticked: ReadonlySet<number>, told: string): Promise<{ readonly choice: Choice; readonly ticked: ReadonlySet<number> }> {
  const list = window.createQuickPick<Row>();
  // Names that took a while to come are not to be lost by a click beside the list.
  Object.assign(list, { title: l10n.t('Suggested Names'), placeholder: told, canSelectMany: true, ignoreFocusOut: true, matchOnDescription: true, items: rows });
  list.selectedItems = rows.filter(({ group }) => ticked.has(group));
  return new Promise(resolve => {
    const choose = (choice: Choice) => {
      resolve({ choice, ticked: new Set(list.selectedItems.map(({ group }) => group)) });
      list.hide();
    };
    list.onDidAccept(() => choose({ accepted: true }));
    list.onDidTriggerItemButton(({ item }) => choose({ edit: item }));
    list.onDidHide(() => {
      resolve({ choice: undefined, ticked });
      list.dispose();
    });
    list.show();
  });
}
