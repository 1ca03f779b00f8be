import { l10n, window, type QuickPickItem } from 'vscode';
import { behind } from '../../core/plainText';
import type { Group, Grouping } from '../../core/types';
import { plainLabel } from '../plainLabel';
import { documentCount } from '../words';

/** A group in a list to choose from. */
export interface GroupItem extends QuickPickItem {
  readonly id: number;
}

/** The groups on show with their sub-groups below them, as items to choose from; those of `first` lead. */
export function groupItems({ groups }: Grouping, first: readonly number[], wanted: (group: Group) => boolean = () => true): GroupItem[] {
  const tops = groups.filter(({ level }) => level === 'group');
  const ordered = tops.flatMap(top => [top, ...groups.filter(({ level, parent }) => level === 'subgroup' && parent === top.id)]);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const items = ordered.filter(wanted).map(({ id, name, size, level, parent, keywords }): GroupItem => {
    const inside = level === 'subgroup' ? l10n.t('in {0}', names.get(parent!) ?? '') : '';
    return { id, label: plainLabel(name), description: behind(name, [documentCount(size), plainLabel(inside)].filter(Boolean).join(' · ')), detail: plainLabel(keywords.join(', ')) };
  });
  return items.sort((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)));
}

/** Asks for one of the groups on show; undefined when it was given up. */
export async function pickGroup(grouping: Grouping, title: string, first: readonly number[], wanted?: (group: Group) => boolean): Promise<number | undefined> {
  return (await window.showQuickPick(groupItems(grouping, first, wanted), { title, matchOnDescription: true }))?.id;
}

/** Those that a command is for, and what it says when there are none. */
export interface Only<Id> {
  readonly ids: ReadonlySet<Id> | undefined;
  readonly none: string;
}

/** Asks for some of the groups on show, or `only` of those; undefined when it was given up or none was chosen. */
export async function pickGroups(grouping: Grouping, title: string, first: readonly number[], only?: Only<number>): Promise<readonly number[] | undefined> {
  const items = groupItems(grouping, first, ({ id }) => isIn(only, id)).map(item => ({ ...item, picked: first.includes(item.id) }));
  return pickSome(items, title, only);
}

/** Asks for some of the documents on show, or `only` of those; undefined when it was given up or none was chosen. */
export async function pickDocuments({ documents }: Grouping, title: string, only?: Only<string>): Promise<readonly string[] | undefined> {
  const items = documents.filter(({ id }) => isIn(only, id)).map(({ id, title: label, path }) => ({ label: plainLabel(label), description: behind(label, plainLabel(path ?? id)), id }));
  return pickSome(items, title, only);
}

async function pickSome<Id>(items: readonly (QuickPickItem & { readonly id: Id })[], title: string, only?: Only<Id>): Promise<readonly Id[] | undefined> {
  if (only && items.length === 0) return void window.showInformationMessage(only.none);
  const chosen = await window.showQuickPick(items, { title, canPickMany: true, matchOnDescription: true });
  return chosen?.length ? chosen.map(({ id }) => id) : undefined;
}

/** Whether a command is for it. */
export function isIn<Id>(only: Only<Id> | undefined, id: Id): boolean {
  return !only || only.ids?.has(id) === true;
}
