import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import { passageNode, relatedItem, type RelatedDocumentNode, type RelatedNode } from './relatedNodes';

/** The rows of the related documents. */
export class RelatedTree implements TreeDataProvider<RelatedNode>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private shown: readonly RelatedDocumentNode[] = [];

  get rows(): readonly RelatedDocumentNode[] {
    return this.shown;
  }

  show(rows: readonly RelatedDocumentNode[]): void {
    if (this.shown.length === 0 && rows.length === 0) return;
    this.shown = rows;
    this.changed.fire();
  }

  getChildren(node?: RelatedNode): RelatedNode[] {
    if (!node) return [...this.shown];
    return node.kind === 'document' ? [passageNode(node)] : [];
  }

  getTreeItem(node: RelatedNode): TreeItem {
    return relatedItem(node);
  }

  getParent(node: RelatedNode): RelatedNode | undefined {
    return node.kind === 'passage' ? node.parent : undefined;
  }

  dispose(): void {
    this.changed.dispose();
  }
}
