import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, type TreeItem } from 'vscode';
import type { Answers } from '../answers/answers';
import { suggestionsView } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import type { Runs } from '../run/runs';
import { storedValue } from '../run/storedValue';
import { workspaceStorage } from '../run/windowStorage';
import type { SharedSelection } from '../selection';
import { suggestionCommands } from './suggestionCommands';
import type { SuggestionNode } from './suggestionNodes';
import { Suggestions } from './suggestions';
import { showSuggestions } from './suggestionsView';
import { SuggestionTree } from './suggestionTree';

/** What suggestions stand on. */
export interface WindowSuggestionParts {
  readonly runs: Runs;
  readonly groups: ShownGroups;
  readonly answers: Answers;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
}

/** Rows of the suggestions as the view gets them. */
export interface ShownSuggestions {
  children(node?: SuggestionNode): SuggestionNode[];
  item(node: SuggestionNode): TreeItem;
  /** Text above the rows. */
  readonly message: string | undefined;
  /** Brings the view on screen; resolves when what there is to suggest has been found. */
  reveal(): Promise<void>;
}

/** The suggestions of this window: their view, their commands, and what the view shows. */
export function windowSuggestions({ runs, groups, answers, map, selection, context, log }: WindowSuggestionParts) {
  /** What a person wants to keep as it is, in all windows on the workspace. */
  const kept = storedValue(workspaceStorage(context.storageUri), 'kept-suggestions.json', given => (Array.isArray(given) ? given.map(String) : []), log);
  const suggestions = new Suggestions(runs, groups, answers, kept, log);
  const tree = new SuggestionTree(suggestions);
  const { view, dispose } = showSuggestions(tree, suggestions, groups);
  const shown: ShownSuggestions = {
    children: node => tree.getChildren(node),
    item: node => tree.getTreeItem(node),
    get message() {
      return view.message;
    },
    reveal: async () => {
      await commands.executeCommand(`${suggestionsView}.focus`);
      await suggestions.load();
    },
  };
  const parts: Disposable[] = [{ dispose }, tree, suggestions, kept];
  return {
    commands: suggestionCommands({ view, tree, suggestions, map, selection, groups, context }),
    shown,
    suggestions,
    dispose: () => parts.forEach(part => void part.dispose()),
  };
}
