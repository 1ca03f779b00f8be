import { l10n, window, type Disposable, type TreeView } from 'vscode';
import { percent } from '../../core/lab/said';
import { setContext } from '../context';
import { contextKeys, suggestionsView } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';
import type { SuggestionNode } from './suggestionNodes';
import type { Suggestions } from './suggestions';
import type { SuggestionTree } from './suggestionTree';

/** Shows suggestions in the sidebar. They are looked for when the view can be seen, and say above the rows how far they are. */
export function showSuggestions(tree: SuggestionTree, suggestions: Suggestions, groups: ShownGroups): { readonly view: TreeView<SuggestionNode> } & Disposable {
  const view = window.createTreeView(suggestionsView, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true });
  const look = () => void (view.visible && suggestions.load());
  const say = () => {
    view.message = message();
    view.description = tree.showsKept ? l10n.t('dismissed') : undefined;
    setContext(contextKeys.showsDismissed, tree.showsKept);
  };
  function message(): string | undefined {
    const { state } = suggestions;
    if (!groups.grouping?.documents.length) return undefined;
    switch (state.kind) {
      case 'looking':
        return l10n.t('Looking for suggestions… {0}', percent(state.share));
      case 'failed':
        return state.text;
      case 'ready':
        if (suggestions.list(tree.showsKept ? 'kept' : 'open').length > 0) return undefined;
        return tree.showsKept ? l10n.t('Nothing is dismissed.') : l10n.t('Nothing to suggest.');
      case 'none':
        return l10n.t('Suggestions come when the groups are made.');
    }
  }
  const listeners = [
    suggestions.onDidChange(say),
    tree.onDidChangeTreeData(say),
    suggestions.lookWhile(() => view.visible),
    view.onDidChangeVisibility(look),
  ];
  look();
  return {
    view,
    dispose: () => {
      for (const listener of listeners) listener.dispose();
      view.dispose();
    },
  };
}
