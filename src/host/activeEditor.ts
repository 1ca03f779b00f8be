import { TabInputCustom, TabInputNotebook, TabInputText, window, type Disposable, type Tab, type Uri } from 'vscode';
import type { DocumentIndex } from './answers/documentIndex';
import { contextKeys } from './contributions';
import { setContext } from './context';
import type { ShownGroups } from './edits/shownGroups';
import type { SharedSelection } from './selection';
import { fileOf } from './text/textUri';

/** The file the active tab shows, or whose text it shows, whatever kind of editor that is. */
export function activeUri(): Uri | undefined {
  return shownBy(window.tabGroups.activeTabGroup.activeTab);
}

/** The same of any tab. */
function shownBy(tab: Tab | undefined): Uri | undefined {
  const input = tab?.input;
  const shows = input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook;
  return shows ? fileOf(input.uri) : undefined;
}

/** Texts, notebooks and files whose text is shown in the window's editors, each once, in the order of the tabs. */
export function openUris(): Uri[] {
  const seen = new Map<string, Uri>();
  for (const tab of window.tabGroups.all.flatMap(group => group.tabs)) {
    const file = shownBy(tab);
    if (file) seen.set(file.toString(), file);
  }
  return [...seen.values()];
}

/**
 * The file a person would call open while the active tab is the map: what the editor group of the last one shows now,
 * that one itself if the map covers it, or one beside the map if it was closed.
 */
function uriBeside(last: Uri | undefined): Uri | undefined {
  const { all } = window.tabGroups;
  const home = last && all.find(group => group.tabs.some(tab => shownBy(tab)?.toString() === last.toString()));
  return home ? (shownBy(home.activeTab) ?? last) : all.map(group => shownBy(group.activeTab)).find(uri => uri !== undefined);
}

/** Tells the shared selection which document is in the active editor, or beside the map while that has the focus. */
export function followActiveEditor(groups: Pick<ShownGroups, 'onDidChangeGrouping'>, index: Pick<DocumentIndex, 'idOf'>, selection: SharedSelection): Disposable {
  let last: Uri | undefined;
  const follow = () => {
    last = activeUri() ?? uriBeside(last);
    const id = last && index.idOf(last);
    selection.activate(id);
    setContext(contextKeys.activeInGroups, id !== undefined);
  };
  const listeners = [groups.onDidChangeGrouping(follow), window.tabGroups.onDidChangeTabs(follow), window.tabGroups.onDidChangeTabGroups(follow)];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}
