import { workspace } from 'vscode';
import { recipeSetting, selectionFor, setting } from '../settings';

/** Settings by which documents are grouped, as texts: those of the window under an empty name, what each folder has of its own under its address. */
export type SettingsUsed = Readonly<Record<string, string>>;

/** Those of now. */
export function settingsNow(): SettingsUsed {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }): [string, string] => [uri.toString(), JSON.stringify(selectionFor(uri))]);
  return Object.fromEntries([['', JSON.stringify([selectionFor(undefined), setting('groups'), recipeSetting()])], ...folders]);
}

/** Whether settings are others than before. Of folders that came or went, other settings are no change of any. */
export function areOthers(before: SettingsUsed, now: SettingsUsed): boolean {
  return Object.entries(before).some(([of, own]) => of in now && now[of] !== own);
}
