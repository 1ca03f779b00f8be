import { ColorThemeKind, EventEmitter, window, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import type { GroupedPassage } from '../../core/types';
import type { ShownGroups } from '../edits/shownGroups';
import { groupItem, tooltip, type RowContext } from './groupItems';
import { groupNodes, isArea, passageRows, selectedOf, type DocumentNode, type GroupNode, type GroupNodes, type MoreNode } from './groupNodes';
import { LongGroups } from './longGroups';
import type { ShownAreas } from './shownAreas';
import { treeShapes } from './treeShapes';

const none: GroupNodes = { roots: [], byDocument: new Map(), byGroup: new Map() };

/** The rows of the current grouping, for the view and for whoever looks for a row. */
export class GroupTree implements TreeDataProvider<GroupNode>, Disposable {
  private readonly changed = new EventEmitter<GroupNode | void>();
  readonly onDidChangeTreeData = this.changed.event;
  /** The rows, once somebody has asked for one. */
  private built: GroupNodes | undefined;
  private readonly long = new LongGroups();
  private shapes: RowContext['shapeOf'] | undefined;
  private readonly listeners: Disposable[];

  constructor(
    private readonly groups: ShownGroups,
    private readonly areas: ShownAreas,
    private readonly uriOf: RowContext['uriOf'],
    /** More lines for a document's tooltip, if they are at hand. */
    private readonly reasons: (id: string) => Promise<readonly string[]>,
    /** Passages of a document that does not list them. */
    private readonly passages: (id: string) => Promise<readonly GroupedPassage[]>,
  ) {
    this.listeners = [groups.onDidChangeGrouping(() => this.rebuild()), areas.onDidChange(() => this.rebuild()), window.onDidChangeActiveColorTheme(() => this.changed.fire())];
  }

  async getChildren(node?: GroupNode): Promise<GroupNode[]> {
    if (node?.kind === 'document' && node.document.parts !== undefined) return passageRows(node, await this.passages(node.document.id));
    if (node) return this.long.rowsBelow(node);
    await this.groups.load();
    return [...this.nodes.roots];
  }

  getTreeItem(node: GroupNode): TreeItem {
    return groupItem(node, { draft: this.groups.draft, facts: this.groups.facts, shapeOf: this.shapeOf, uriOf: this.uriOf });
  }

  getParent(node: GroupNode): GroupNode | undefined {
    return node.parent;
  }

  async resolveTreeItem(item: TreeItem, node: GroupNode): Promise<TreeItem> {
    item.tooltip = tooltip(node, node.kind === 'document' ? await this.reasons(node.document.id) : [], this.groups.facts);
    return item;
  }

  documentNode(id: string): DocumentNode | undefined {
    return this.nodes.byDocument.get(id);
  }

  /** Sees to it that a document of a long group has a row. */
  makeRow(node: DocumentNode): void {
    if (this.long.want(node)) this.changed.fire(node.parent);
  }

  showMore(row: MoreNode): void {
    this.long.showMore(row);
    this.changed.fire(row.parent);
  }

  /** The row of groups: that of their area when they are all of it and it has a row, else that of the first. */
  groupNode(ids: readonly number[]): GroupNode | undefined {
    const first = ids.length > 0 ? this.nodes.byGroup.get(ids[0]) : undefined;
    const above = first?.parent;
    const inside = above && isArea(above) ? selectedOf([above]).groups : [];
    return inside.length === ids.length && inside.every(id => ids.includes(id)) ? above : first;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private readonly shapeOf: RowContext['shapeOf'] = group => {
    const { kind } = window.activeColorTheme;
    const { grouping } = this.groups;
    if (!grouping || (kind !== ColorThemeKind.HighContrast && kind !== ColorThemeKind.HighContrastLight)) return 0;
    this.shapes ??= treeShapes(grouping);
    return this.shapes(group);
  };

  private get nodes(): GroupNodes {
    const { grouping, facts } = this.groups;
    return (this.built ??= grouping ? groupNodes(grouping, facts?.renamed, this.areas.shown) : none);
  }

  private rebuild(): void {
    this.shapes = undefined;
    this.built = undefined;
    this.changed.fire();
  }
}
