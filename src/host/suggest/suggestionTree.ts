import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import { documentUri } from '../documentUris';
import type { Suggestion } from './suggestion';
import { suggestionItem } from './suggestionItems';
import { childNodes, suggestionNodes, type SuggestionNode } from './suggestionNodes';
import type { Suggestions } from './suggestions';

/** The rows of the suggestions, or of those that a person wants to leave as they are. */
export class SuggestionTree implements TreeDataProvider<SuggestionNode>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listener: Disposable;
  private which: 'open' | 'kept' = 'open';
  private rows: { readonly of: readonly Suggestion[]; readonly nodes: readonly SuggestionNode[] } | undefined;

  constructor(private readonly suggestions: Suggestions) {
    // While they are looked for there are no rows, whatever the progress.
    this.listener = suggestions.onDidChange(() => suggestions.state.kind !== 'looking' && this.changed.fire());
  }

  /** True while it shows the ones that are kept as they are. */
  get showsKept(): boolean {
    return this.which === 'kept';
  }
  set showsKept(kept: boolean) {
    this.which = kept ? 'kept' : 'open';
    this.changed.fire();
  }

  getChildren(node?: SuggestionNode): SuggestionNode[] {
    if (node) return [...childNodes(node)];
    const list = this.suggestions.list(this.which);
    if (this.rows?.of !== list) this.rows = { of: list, nodes: suggestionNodes(list) };
    return [...this.rows.nodes];
  }

  getTreeItem(node: SuggestionNode): TreeItem {
    return suggestionItem(node, this.showsKept, documentUri);
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}
