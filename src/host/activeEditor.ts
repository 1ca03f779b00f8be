import { TabInputCustom, TabInputNotebook, TabInputText, window, type Disposable, type Uri } from 'vscode';
import { contextKeys } from './contributions';
import { setContext } from './context';
import { documentUri } from './documentUris';
import type { Runs } from './run/runs';
import type { SharedSelection } from './selection';

/** The file the active tab shows, whatever kind of editor shows it. */
export function activeUri(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const shows = input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook;
  return shows ? input.uri : undefined;
}

/** Tells the shared selection which document is in the active editor. A tab without a file, such as the map, changes nothing. */
export function followActiveEditor(runs: Runs, selection: SharedSelection): Disposable {
  let ids = new Map<string, string>();
  const follow = () => {
    const uri = activeUri();
    if (!uri) return;
    const id = ids.get(uri.toString());
    selection.activate(id);
    setContext(contextKeys.activeInGroups, id !== undefined);
  };
  const index = () => {
    ids = new Map(runs.grouping?.documents.flatMap(document => {
      const uri = documentUri(document);
      return uri ? [[uri.toString(), document.id]] : [];
    }));
    follow();
  };
  const listeners = [runs.onDidChangeGrouping(index), window.tabGroups.onDidChangeTabs(follow), window.tabGroups.onDidChangeTabGroups(follow)];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}
