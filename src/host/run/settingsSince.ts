import { EventEmitter, workspace, type Disposable } from 'vscode';
import { recipeSetting, selectionFor, setting } from '../settings';
import type { Runs } from './runs';

/** Tells whether the settings by which documents are grouped are others than when the groups on show were made, or came back. */
export class SettingsSince implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when `differ` is another. */
  readonly onDidChange = this.changed.event;
  private inUse: string | undefined;
  /** Those of a run under way. */
  private begun: string | undefined;
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
    const differ = this.begun === undefined && this.inUse !== undefined && settingsNow() !== this.inUse;
    if (differ === this.told) return;
    this.told = differ;
    this.changed.fire();
  }
}

function settingsNow(): string {
  const folders = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  return JSON.stringify([folders.map(folder => selectionFor(folder)), setting('groups'), recipeSetting()]);
}
