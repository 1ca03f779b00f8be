import { ViewColumn, commands, l10n, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { Group, Grouping } from '../../core/types';
import type { GroupAction, GroupView } from '../../protocol/groupSides';
import type { Answers } from '../answers/answers';
import { commands as ids, groupPanelType } from '../contributions';
import { pickGroup } from '../edits/pickGroup';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import { openPage } from '../page/openPage';
import { reportDates } from '../report/reportDates';
import type { SharedSelection } from '../selection';
import type { Suggestions } from '../suggest/suggestions';
import type { GroupNode } from '../tree/groupNodes';
import { GroupPanel, type PageDates } from './groupPanel';
import { rememberedGroup } from './rememberedGroup';

/** What the page of a group needs of the window. */
export interface GroupParts {
  readonly context: ExtensionContext;
  readonly groups: ShownGroups;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
  readonly suggestions: Suggestions;
  readonly answers: Answers;
}

/** One page a window: another group is shown in its place. */
let open: GroupPanel | undefined;

/** Shows the page of a group of the grouping on show, by its id; without one, asks which. */
export async function showGroup(parts: GroupParts, grouping: Grouping, id: number | undefined): Promise<void> {
  const withId = (wanted: number | undefined) => grouping.groups.find(candidate => candidate.id === wanted);
  const group = withId(id) ?? withId(await pickGroup(grouping, l10n.t('Show Group Report: of which?'), []));
  if (!group) return;
  open ??= take(openPage(groupPanelType, l10n.t('Group'), ViewColumn.Active), parts);
  open.show(group);
  open.reveal();
}

/** Takes over the page of the window before its reload; it goes when its group is not there. */
export function reviveGroup(panel: WebviewPanel, parts: GroupParts): void {
  const { grouping } = parts.groups;
  const group = grouping && rememberedGroup(parts.context.workspaceState, grouping);
  if (open || !group) return void panel.dispose();
  open = take(panel, parts);
  open.show(group);
}

function take(taken: WebviewPanel, { context, groups, map, selection, suggestions, answers }: GroupParts): GroupPanel {
  const act = async (action: GroupAction, acted: Group) => {
    if (action !== 'showOnMap') return commands.executeCommand<void>(EDITS[action], rowFor(acted));
    selection.select({ documents: [], groups: [acted.id] }, 'tree');
    map.showSelected();
  };
  // Nothing is read or looked for only for this page; what was for others tells it more.
  const dates: PageDates = {
    of: documents => reportDates(documents, suggestions, answers.atHand ? answers : undefined),
    onDidChange: heard => {
      let { found } = suggestions;
      const hearFound = () => {
        if (suggestions.found && suggestions.found !== found) heard();
        ({ found } = suggestions);
      };
      const listeners = [answers.onDidCollect(heard), suggestions.onDidChange(hearFound)];
      return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
    },
  };
  const panel: GroupPanel = new GroupPanel(taken, context, groups, act, dates, () => {
    if (open === panel) open = undefined;
  });
  return panel;
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
