import { Uri, l10n, window, type QuickPickItem } from 'vscode';
import type { Edit } from '../../core/edits/edit';
import { cleanName, isTaken } from '../../core/edits/groupName';
import { GROUP_COLOURS } from '../../core/palette';
import { plainText } from '../../core/plainText';
import type { Group, Grouping } from '../../core/types';
import { plainLabel } from '../plainLabel';
import { documentCount } from '../words';
import { colourNames } from './colourNames';
import { groupItems, pickGroups } from './pickGroup';
import { pickTyped } from './pickTyped';

/** A list that closes gives the focus back to a page as the map, late at times: what is asked next must not close by that. */
const AFTER_A_LIST = { ignoreFocusOut: true };
/** Characters of a document's title in a box. */
const LONGEST_TITLE = 80;

/** Asks how a group is to be called. */
export async function askRename(grouping: Grouping, group: number): Promise<Edit | undefined> {
  const own = grouping.groups.find(({ id }) => id === group)!;
  const typed = await window.showInputBox({ title: l10n.t('Rename Group'), value: own.name, validateInput: text => problemWith(text, grouping.groups, own) });
  return typed === undefined ? undefined : { kind: 'rename', group, name: typed };
}

/** Asks for a colour of a group; a name stands beside each. */
export async function askColour(grouping: Grouping, group: number): Promise<Edit | undefined> {
  const { colour, name } = grouping.groups.find(({ id }) => id === group)!;
  const users = (slot: number) => grouping.groups.filter(other => other.level === 'group' && other.colour === slot).map(other => other.name);
  const items = colourNames().map((label, slot): QuickPickItem & { slot: number } => ({
    label,
    description: plainLabel(users(slot).join(', ')),
    iconPath: { light: swatch(GROUP_COLOURS.light[slot]), dark: swatch(GROUP_COLOURS.dark[slot]) },
    slot,
  }));
  // The colour in use stands first, so that Enter keeps it.
  items.sort((a, b) => Number(b.slot === colour) - Number(a.slot === colour));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Colour of {0}', name) });
  return chosen && { kind: 'recolour', group, colour: chosen.slot };
}

/** Asks which groups become one, where only one is given, and which name the one has. */
export async function askMerge(grouping: Grouping, groups: readonly number[]): Promise<Edit | undefined> {
  const title = l10n.t('Merge Groups');
  const chosen = groups.length > 1 ? groups : await pickGroups(grouping, l10n.t('Merge Groups: which?'), groups);
  if (!chosen) return undefined;
  const all = [...new Set([...groups, ...chosen])];
  if (all.length < 2) return { kind: 'merge', groups: all, into: all[0] };
  const possible = groupItems(grouping, [], ({ id }) => all.includes(id));
  // A group cannot become part of a sub-group; the largest one comes first.
  const tops = grouping.groups.filter(({ id, level }) => all.includes(id) && level === 'group').map(({ id }) => id);
  const named = tops.length > 0 ? possible.filter(({ id }) => tops.includes(id)) : possible;
  const into = await window.showQuickPick(named, { title, placeHolder: l10n.t('The name and colour of which group stay?'), ...AFTER_A_LIST });
  return into && { kind: 'merge', groups: all.filter(id => id !== into.id), into: into.id };
}

/** Asks where documents go: to one of the groups, to a new one, or to none. */
export async function askMove(grouping: Grouping, documents: readonly string[]): Promise<Edit | undefined> {
  const moved = new Set(documents);
  const own = new Set(grouping.documents.filter(({ id }) => moved.has(id)).map(({ group, subgroup }) => subgroup ?? group));
  // It stays where a name is typed that no group has.
  const fresh = { label: `$(add) ${l10n.t('New Group…')}`, to: 'new' as const, alwaysShow: true };
  const none = { label: `$(circle-outline) ${l10n.t('No Group')}`, to: null };
  const items = groupItems(grouping, [], ({ id }) => own.size > 1 || !own.has(id)).map(item => ({ ...item, to: item.id }));
  const chosen = await pickTyped<QuickPickItem & { to: number | null | 'new' }>([fresh, ...items, none], l10n.t('Move to Group'), named(grouping, documents));
  if (!chosen) return undefined;
  const { to } = chosen.item;
  return to === 'new' ? askMake(grouping, documents, chosen.typed) : { kind: 'move', documents, to };
}

/** Asks for the name of a new group of documents; an empty one leaves it to the documents. What was typed before is proposed. */
export async function askMake(grouping: Grouping, documents: readonly string[], typedBefore = ''): Promise<Edit | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Make a Group'),
    value: typedBefore.trim(),
    placeHolder: named(grouping, documents),
    prompt: l10n.t('A name for the new group. Left empty, it is named by what its documents share.'),
    ...AFTER_A_LIST,
    validateInput: text => (text.trim() === '' ? undefined : problemWith(text, grouping.groups, { level: 'group', parent: null })),
  });
  if (typed === undefined) return undefined;
  return { kind: 'make', documents, ...(typed.trim() !== '' && { name: typed }) };
}

/** Which documents are meant, in a line: the title of one, or how many. */
function named(grouping: Grouping, documents: readonly string[]): string {
  const [first] = documents;
  const title = documents.length === 1 ? grouping.documents.find(({ id }) => id === first)?.title : undefined;
  return title === undefined ? documentCount(documents.length) : plainText(title, LONGEST_TITLE);
}

/** Why a group cannot be called so beside others; nothing when it can. A new group has no id. */
export function problemWith(text: string, groups: readonly Group[], own: Pick<Group, 'level' | 'parent'> & { readonly id?: number }): string | undefined {
  try {
    return isTaken(groups, cleanName(text), own, own.id) ? l10n.t('There is a group of this name already.') : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function swatch(colour: string): Uri {
  return Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><circle cx="8" cy="8" r="6" fill="${colour}"/></svg>`)}`);
}
