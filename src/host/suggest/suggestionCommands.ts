import { commands, type ExtensionContext, type TreeView } from 'vscode';
import { commands as ids, suggestionsView, type CommandId } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import type { SharedSelection } from '../selection';
import { compareDocuments } from './compareDocuments';
import { moveFiles } from './moveFiles';
import { documentsOf } from './suggestion';
import { suggestionsBelow, type SuggestionNode } from './suggestionNodes';
import type { Suggestions } from './suggestions';
import type { SuggestionTree } from './suggestionTree';

/** What the commands about suggestions work on. */
export interface SuggestionParts {
  readonly view: TreeView<SuggestionNode>;
  readonly tree: SuggestionTree;
  readonly suggestions: Suggestions;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
  readonly groups: ShownGroups;
  readonly context: Pick<ExtensionContext, 'extensionUri'>;
}

/** Commands about suggestions and folders. */
export type SuggestionCommandId = Extract<CommandId, `kindred.suggestions.${string}`> | typeof ids.showDismissed | typeof ids.showSuggestions | typeof ids.compareFolders;
type RowCommand = (row?: SuggestionNode, rows?: readonly SuggestionNode[]) => Promise<void>;

/** Commands of the view of suggestions. They get the row under the pointer and all selected rows; keys give none. */
export function suggestionCommands(parts: SuggestionParts): Record<SuggestionCommandId, RowCommand> {
  const { view, tree, suggestions, groups, map, selection } = parts;
  /** The suggestions of the rows asked for, each once. */
  const chosen = (row?: SuggestionNode, rows?: readonly SuggestionNode[]) =>
    [...new Set((rows?.length ? rows : row ? [row] : view.selection).flatMap(suggestionsBelow))];
  const show = async (kept: boolean) => {
    tree.showsKept = kept;
    await commands.executeCommand(`${suggestionsView}.focus`);
    await suggestions.load();
  };
  return {
    [ids.showSuggestions]: () => show(false),
    [ids.showDismissed]: () => show(true),
    [ids.compareFolders]: async () => {
      // The panel's parts are not loaded when the window starts.
      const { compareFolders } = await import('../folders/compareFolders');
      await compareFolders(parts);
    },
    [ids.suggestionsCompare]: async (row, rows) => {
      for (const suggestion of chosen(row, rows)) await compareDocuments(suggestion);
    },
    [ids.suggestionsMove]: async (row, rows) => {
      const moves = chosen(row, rows).filter(suggestion => suggestion.kind === 'folder');
      if (moves.length > 0) await moveFiles(moves);
    },
    [ids.suggestionsMoveToGroup]: async (row, rows) => {
      for (const suggestion of chosen(row, rows)) {
        if (suggestion.kind !== 'between') continue;
        await groups.apply({ kind: 'move', documents: [suggestion.document.id], to: suggestion.groups[1].id });
        // It still stands between the two, but the person has decided.
        await suggestions.keep([suggestion]);
      }
    },
    [ids.suggestionsKeep]: (row, rows) => suggestions.keep(chosen(row, rows)),
    [ids.suggestionsDismiss]: (row, rows) => suggestions.keep(chosen(row, rows)),
    [ids.suggestionsKeepFolder]: async (row, rows) => {
      const folders = new Set(chosen(row, rows).flatMap(suggestion => (suggestion.kind === 'folder' ? [suggestion.from] : [])));
      for (const folder of folders) await suggestions.keepFolder(folder);
    },
    [ids.suggestionsRestore]: (row, rows) => suggestions.restore(chosen(row, rows)),
    [ids.suggestionsShowOnMap]: async (row, rows) => {
      const wanted = chosen(row, rows);
      selection.select({ documents: [...new Set(wanted.flatMap(documentsOf))], groups: wanted.flatMap(one => (one.kind === 'activity' ? [one.group.id] : [])) }, 'tree');
      map.showSelected();
    },
  };
}
