import { commands, l10n, type ExtensionContext } from 'vscode';
import type { Group, Grouping } from '../../core/types';
import type { GroupAction, GroupView } from '../../protocol/groupSides';
import { commands as ids } from '../contributions';
import { pickGroup } from '../edits/pickGroup';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import { changeDates, foundDates } from '../report/changeDates';
import type { SharedSelection } from '../selection';
import type { Suggestions } from '../suggest/suggestions';
import type { GroupNode } from '../tree/groupNodes';
import { GroupPanel } from './groupPanel';

/** What the page of a group needs of the window. */
export interface GroupParts {
  readonly context: ExtensionContext;
  readonly groups: ShownGroups;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
  readonly suggestions: Suggestions;
}

/** One page a window: another group is shown in its place. */
let open: GroupPanel | undefined;

/** Shows the page of a group of the grouping on show, by its id; without one, asks which. */
export async function showGroup({ context, groups, map, selection, suggestions }: GroupParts, grouping: Grouping, id: number | undefined): Promise<void> {
  const withId = (wanted: number | undefined) => grouping.groups.find(candidate => candidate.id === wanted);
  const group = withId(id) ?? withId(await pickGroup(grouping, l10n.t('Show Group Report: of which?'), []));
  if (!group) return;
  const act = async (action: GroupAction, acted: Group) => {
    if (action !== 'showOnMap') return commands.executeCommand<void>(EDITS[action], rowFor(acted));
    selection.select({ documents: [], groups: [acted.id] }, 'tree');
    map.show();
  };
  // What suggestions have found is taken; nothing is looked for only for this page.
  const datesOf = async (documents: Grouping['documents']) => (suggestions.found ? foundDates(suggestions.found) : changeDates(documents));
  if (!open) {
    const panel: GroupPanel = new GroupPanel(context, groups, act, datesOf, () => {
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

/** Commands that change groups. */
const EDITS = { rename: ids.editRename, pin: ids.editPinGroup, unpin: ids.editUnpinGroup, merge: ids.editMerge, split: ids.editSplit } as const;

/** The group as a row of the tree, as commands of the tree take it. */
function rowFor(group: Group): GroupNode {
  return { kind: 'group', key: '', group, parent: undefined, children: [] };
}
