import { commands, l10n, window, type ExtensionContext } from 'vscode';
import type { Group } from '../../core/types';
import type { GroupAction, GroupView } from '../../protocol/groupSides';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import type { SharedSelection } from '../selection';
import type { GroupNode } from '../tree/groupNodes';
import { count } from '../words';
import { GroupPanel } from './groupPanel';

/** What the page of a group needs of the window. */
export interface GroupParts {
  readonly context: ExtensionContext;
  readonly groups: ShownGroups;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
}

/** One page a window: another group is shown in its place. */
let open: GroupPanel | undefined;

/** Shows the page of a group, by its id; without one, asks which. */
export async function showGroup({ context, groups, map, selection }: GroupParts, id: number | undefined): Promise<void> {
  const all = groups.grouping?.groups ?? [];
  const group = all.find(candidate => candidate.id === id) ?? (await pickGroup(all.filter(({ level }) => level === 'group')));
  if (!group) return;
  const act = async (action: GroupAction, acted: Group) => {
    if (action === 'pin' || action === 'unpin') await groups.apply({ kind: 'pinGroups', groups: [acted.id], pinned: action === 'pin' });
    else if (action === 'showOnMap') {
      selection.select({ documents: [], groups: [acted.id] }, 'tree');
      map.show();
    } else await commands.executeCommand(`kindred.edit.${action}`, rowFor(acted));
  };
  if (!open) {
    const panel: GroupPanel = new GroupPanel(context, groups, act, () => {
      if (open === panel) open = undefined;
    });
    open = panel;
  }
  open.show(group);
}

/** What the open page shows; undefined while there is none or it is hidden. */
export function shownGroup(): GroupView | undefined {
  return open?.view;
}

/** The group as a row of the tree, as commands of the tree take it. */
function rowFor(group: Group): GroupNode {
  return { kind: 'group', key: '', group, parent: undefined, children: [] };
}

async function pickGroup(groups: readonly Group[]): Promise<Group | undefined> {
  const items = groups.map(group => ({ label: group.name, description: count(group.size), detail: group.keywords.join(', '), group }));
  return (await window.showQuickPick(items, { title: l10n.t('Show Group Report'), matchOnDetail: true }))?.group;
}
