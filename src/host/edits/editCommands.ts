import { l10n, window, type TreeView } from 'vscode';
import type { Edit } from '../../core/edits/edit';
import type { Group, Grouping } from '../../core/types';
import { commands as ids, type CommandId } from '../contributions';
import type { SharedSelection } from '../selection';
import { documentOf, selectedOf, type GroupNode } from '../tree/groupNodes';
import { withGroups } from '../withGroups';
import { count } from '../words';
import { askColour, askMake, askMerge, askMove, askRename } from './askEdit';
import { askHistory } from './askHistory';
import { askSplit, type SplitParts } from './askSplit';
import { carriedEdit } from './carriedEdit';
import { groupItems, isIn, pickDocuments, pickGroup, pickGroups, type Only } from './pickGroup';
import type { ShownGroups } from './shownGroups';

/** What the commands that change groups work with. */
export interface EditParts extends SplitParts {
  readonly groups: ShownGroups;
  readonly view: TreeView<GroupNode>;
  readonly selection: SharedSelection;
}

/** The row under the pointer and all selected rows from a menu, `selection` from a key, nothing from the palette. */
type RowCommand = (row?: GroupNode | 'selection', rows?: readonly GroupNode[]) => Promise<void>;
type EditCommandId = Extract<CommandId, `kindred.edit.${string}`>;

/** Commands that change groups. What a command was not given with, it asks for. */
export function editCommands({ groups, engine, runs, view, selection }: EditParts): Record<EditCommandId, RowCommand> {
  const groupsOfRows = (...given: Parameters<RowCommand>) => rowsOf(view, ...given).flatMap(node => (node.kind === 'group' ? [node.group.id] : []));
  /** Groups of the rows, else those asked for. */
  const someGroups = async (title: string, grouping: Grouping, row: Parameters<RowCommand>[0], rows?: readonly GroupNode[], only?: Only<number>) => {
    const chosen = groupsOfRows(row, rows);
    return chosen.length > 0 ? chosen : row === undefined ? pickGroups(grouping, title, selection.current.groups, only) : undefined;
  };
  const oneGroup = async (title: string, grouping: Grouping, row: Parameters<RowCommand>[0], wanted?: (group: Group) => boolean) => {
    const [chosen] = groupsOfRows(row);
    if (chosen !== undefined) return chosen;
    if (row === 'selection') void window.showInformationMessage(l10n.t('Select a group first: click its row, or press Enter on it.'));
    return row === undefined ? pickGroup(grouping, title, selection.current.groups, wanted) : undefined;
  };
  /** Documents of the rows, else those selected on the map or in the editor, else those of the rows that are seen selected, else those asked for. */
  const someDocuments = async (title: string, grouping: Grouping, row: Parameters<RowCommand>[0], rows?: readonly GroupNode[], only?: Only<string>) => {
    const chosen = rowsOf(view, row, rows).flatMap(node => (node.kind === 'document' || node.kind === 'passage' ? [documentOf(node).document.id] : []));
    if (chosen.length > 0) return [...new Set(chosen)];
    // The editor tells what is selected, not which row the arrow keys have come to.
    if (row === 'selection') void window.showInformationMessage(l10n.t('Select documents first: click a row, or press Enter on it.'));
    if (row !== undefined) return undefined;
    const known = new Set(grouping.documents.flatMap(({ id }) => (isIn(only, id) ? [id] : [])));
    // Clearing the selection on the map leaves the rows of the tree as they are.
    const seen = view.visible ? selectedOf(view.selection).documents : [];
    const selected = [selection.current.documents, seen].map(ids => ids.filter(id => known.has(id))).find(ids => ids.length > 0);
    return selected ?? pickDocuments(grouping, title, only);
  };
  /** Carries out what a command asks of the groups on show; they may be others by the time it is answered. */
  const on = (act: (grouping: Grouping, ...given: Parameters<RowCommand>) => Promise<Edit | undefined>): RowCommand => (row, rows) =>
    withGroups(groups, async grouping => {
      const before = groups.whole!;
      const edit = await act(grouping, row, rows);
      if (edit) await groups.apply(carriedEdit(edit, before, groups.whole!));
    });
  const ofGroups = (title: () => string, edit: (chosen: readonly number[]) => Edit, only?: () => Only<number>) =>
    on(async (grouping, row, rows) => {
      const chosen = await someGroups(title(), grouping, row, rows, only?.());
      return chosen && edit(chosen);
    });
  const ofGroup = (title: () => string, ask: (grouping: Grouping, group: number) => Promise<Edit | undefined>, wanted?: (group: Group) => boolean) =>
    on(async (grouping, row) => {
      const group = await oneGroup(title(), grouping, row, wanted);
      return group === undefined ? undefined : ask(grouping, group);
    });
  const ofDocuments = (title: () => string, ask: (grouping: Grouping, documents: readonly string[]) => Promise<Edit | undefined> | Edit, only?: () => Only<string>) =>
    on(async (grouping, row, rows) => {
      const documents = await someDocuments(title(), grouping, row, rows, only?.());
      return documents && ask(grouping, documents);
    });

  return {
    [ids.editRename]: ofGroup(() => l10n.t('Rename Group: which?'), askRename),
    [ids.editColour]: ofGroup(() => l10n.t('Choose Group Colour: of which?'), askColour, ({ level }) => level === 'group'),
    [ids.editSplit]: ofGroup(() => l10n.t('Split Group: which?'), (grouping, group) => askSplit(grouping, { engine, runs }, group)),
    [ids.editPinGroup]: ofGroups(() => l10n.t('Pin Group: which?'), chosen => ({ kind: 'pinGroups', groups: chosen, pinned: true })),
    [ids.editUnpinGroup]: ofGroups(() => l10n.t('Unpin Group: which?'), chosen => ({ kind: 'pinGroups', groups: chosen, pinned: false }), () => ({ ids: groups.facts?.pinnedGroups, none: l10n.t('No group is pinned.') })),
    [ids.editHide]: ofGroups(() => l10n.t('Hide Group: which?'), chosen => ({ kind: 'hide', groups: chosen, hidden: true })),
    [ids.editMerge]: on(async (grouping, row, rows) => {
      const chosen = await someGroups(l10n.t('Merge Groups: which?'), grouping, row, rows);
      return chosen && askMerge(grouping, chosen);
    }),
    [ids.editPinDocument]: ofDocuments(() => l10n.t('Pin Document: which?'), (_, documents) => ({ kind: 'pinDocuments', documents, pinned: true })),
    [ids.editUnpinDocument]: ofDocuments(() => l10n.t('Unpin Document: which?'), (_, documents) => ({ kind: 'pinDocuments', documents, pinned: false }), () => ({ ids: groups.facts?.pinnedDocuments, none: l10n.t('No document is pinned.') })),
    [ids.editMove]: ofDocuments(() => l10n.t('Move to Group: which documents?'), askMove),
    [ids.editMake]: ofDocuments(() => l10n.t('Make a Group: of which documents?'), askMake),
    [ids.editReject]: ofDocuments(() => l10n.t('Does Not Belong Here: which documents?'), (_, documents) => ({ kind: 'reject', documents })),
    [ids.editShowHidden]: on(async () => {
      const { whole, facts } = groups;
      const items = whole && facts ? groupItems(whole, [], ({ id }) => facts.hidden.has(id)).map(item => ({ ...item, picked: true })) : [];
      if (items.length === 0) return void window.showInformationMessage(l10n.t('No group is hidden.'));
      const chosen = await window.showQuickPick(items, { title: l10n.t('Show Hidden Groups'), canPickMany: true });
      return chosen?.length ? { kind: 'hide', groups: chosen.map(({ id }) => id), hidden: false } : undefined;
    }),
    [ids.editUndo]: async () => {
      if (!(await groups.undo())) void window.showInformationMessage(l10n.t('There is no change to groups to undo.'));
    },
    [ids.editRedo]: async () => {
      if (!(await groups.redo())) void window.showInformationMessage(l10n.t('There is no change to groups to redo.'));
    },
    [ids.editHistory]: () => withGroups(groups, () => askHistory(groups)),
    [ids.editSuggestNames]: (row, rows) =>
      withGroups(groups, async grouping => {
        const chosen = groupsOfRows(row, rows);
        await (await import('../names/suggestNames')).suggestNames({ groups, engine }, grouping, chosen.length > 0 ? chosen : undefined);
      }),
    [ids.editResetNames]: () =>
      withGroups(groups, async () => {
        const renamed = () => [...(groups.facts?.renamed ?? [])];
        const { length } = renamed();
        if (length === 0) return void window.showInformationMessage(l10n.t('All groups have their computed names.'));
        const reset = l10n.t('Reset Names');
        const names = length === 1 ? l10n.t('Give 1 group its computed name again?') : l10n.t('Give {0} groups their computed names again?', count(length));
        if ((await window.showWarningMessage(names, { modal: true }, reset)) !== reset) return;
        // A run may have numbered the groups anew meanwhile.
        await groups.applyAll(renamed().map(([group, name]) => ({ kind: 'rename', group, name })), l10n.t('Groups have their computed names again'));
      }),
    [ids.editForget]: on(async () => {
      const forget = l10n.t('Forget All Changes');
      const asked = l10n.t('Forget all changes to groups? They are shown as computed; names, moves, pins and groups of your own go. Undo brings them back.');
      return (await window.showWarningMessage(asked, { modal: true }, forget)) === forget ? { kind: 'reset' } : undefined;
    }),
  };
}

/** All selected rows if the command was asked for on one of them, else that row alone; those of the view for a key. */
function rowsOf(view: TreeView<GroupNode>, row: GroupNode | 'selection' | undefined, rows?: readonly GroupNode[]): readonly GroupNode[] {
  if (row === undefined) return [];
  return rows?.length ? rows : row === 'selection' ? view.selection : [row];
}
