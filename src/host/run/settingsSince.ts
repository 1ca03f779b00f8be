import { EventEmitter, workspace, type Disposable } from 'vscode';
import { recipeSetting, selectionFor, setting } from '../settings';
import type { Runs } from './runs';

/** Tells whether the settings by which documents are grouped are others than when the groups on show were made, or came back. */
export class SettingsSince implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when `differ` is another. */
  readonly onDidChange = this.changed.event;
  private inUse: Settings | undefined;
  /** Those of a run under way. */
  private begun: Settings | undefined;
  private told = false;
  private readonly listeners: readonly Disposable[];

  constructor(private readonly runs: Pick<Runs, 'state' | 'onDidChangeState'>) {
    this.listeners = [runs.onDidChangeState(() => this.follow()), workspace.onDidChangeConfiguration(event => ['kindred', 'files.exclude'].some(section => event.affectsConfiguration(section)) && this.compare())];
  }

  /** False while a run goes on, and before there are groups. */
  get differ(): boolean {
    return this.told;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private follow(): void {
    const { kind } = this.runs.state;
    if (kind === 'running') {
      this.begun ??= settingsNow();
    } else {
      // A run that failed or was stopped leaves the groups there were.
      if (kind === 'done') this.inUse = this.begun ?? this.inUse ?? settingsNow();
      this.begun = undefined;
    }
    this.compare();
  }

  private compare(): void {
    const differ = this.begun === undefined && this.inUse !== undefined && areOthers(this.inUse, settingsNow());
    if (differ === this.told) return;
    this.told = differ;
    this.changed.fire();
  }
}

/** Settings as texts: those of the window under an empty name, what each folder has of its own under its address. */
type Settings = ReadonlyMap<string, string>;

function settingsNow(): Settings {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }): [string, string] => [uri.toString(), JSON.stringify(selectionFor(uri))]);
  return new Map([['', JSON.stringify([selectionFor(undefined), setting('groups'), recipeSetting()])], ...folders]);
}

/** Of folders that came or went, other settings are no change of any. */
function areOthers(before: Settings, now: Settings): boolean {
  return [...before].some(([of, own]) => now.has(of) && now.get(of) !== own);
}
