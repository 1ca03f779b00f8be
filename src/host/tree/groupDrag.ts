import { DataTransferItem, type DataTransfer, type TreeDragAndDropController, type Uri } from 'vscode';
import type { GroupedDocument, Grouping } from '../../core/types';
import { groupsView } from '../contributions';
import { documentUri } from '../documentUris';
import { idsNow } from '../edits/carriedEdit';
import type { ShownGroups } from '../edits/shownGroups';
import { isRecord } from '../records/record';
import type { Selected } from '../selection';
import { tellFailure } from '../tellFailure';
import { documentOf, isArea, selectedOf, type GroupNode } from './groupNodes';

/** Rows of this view while they are dragged, as the editor names them. */
const rowsType = `application/vnd.code.tree.${groupsView.toLowerCase()}`;

/** Dragging in the tree: documents to a group move there, a group onto a group merges; documents out of it are files, but for records. */
export class GroupDrag implements TreeDragAndDropController<GroupNode> {
  readonly dragMimeTypes = ['text/uri-list'];
  readonly dropMimeTypes = [rowsType];

  /** The groups on show when rows were taken up. */
  private taken: Grouping | undefined;

  constructor(private readonly groups: ShownGroups) {}

  handleDrag(rows: readonly GroupNode[], data: DataTransfer): void {
    // An area is for orientation: it stays, and so do the groups in it.
    const dragged = selectedOf(rows.filter(row => !isArea(row)));
    const uris = rows.flatMap(row => (row.kind === 'document' || row.kind === 'passage' ? (fileUri(documentOf(row).document) ?? []) : []));
    this.taken = this.groups.grouping;
    // Ids: rows know their parents, and the editor turns what it carries into text.
    data.set(rowsType, new DataTransferItem(JSON.stringify(dragged)));
    if (uris.length > 0) data.set('text/uri-list', new DataTransferItem([...new Set(uris.map(String))].join('\r\n')));
  }

  async handleDrop(target: GroupNode | undefined, data: DataTransfer): Promise<void> {
    const item = data.get(rowsType);
    const into = target && groupAt(target);
    const { grouping } = this.groups;
    if (!item || !into || !grouping) return;
    const dragged = JSON.parse(await item.asString()) as Selected;
    const to = into.kind === 'ungrouped' ? null : into.group.id;
    const there = new Set(grouping.documents.filter(({ group, subgroup }) => (subgroup ?? group) === to).map(({ id }) => id));
    const moved = dragged.documents.filter(id => !there.has(id));
    try {
      const merged = dragged.groups.map(idsNow(this.taken ?? grouping, grouping)).filter(id => id !== to);
      if (merged.length > 0 && to !== null) await this.groups.apply({ kind: 'merge', groups: merged, into: to });
      if (moved.length > 0) await this.groups.apply({ kind: 'move', documents: moved, to });
    } catch (error) {
      // The editor would only log it.
      tellFailure(error);
    }
  }
}

function fileUri(document: GroupedDocument): Uri | undefined {
  return isRecord(document) ? undefined : documentUri(document);
}

/** The group that a row stands for, or lies in. */
function groupAt(row: GroupNode): Extract<GroupNode, { kind: 'group' | 'ungrouped' }> {
  if (row.kind === 'group' || row.kind === 'ungrouped') return row;
  return groupAt(row.parent);
}
