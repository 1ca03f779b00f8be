import { EventEmitter, workspace, type Disposable } from 'vscode';
import type { Runs } from './runs';
import { areOthers, settingsNow } from './settingsUsed';

/** Tells whether the settings by which documents are grouped are others than when the groups on show were made, be it in an earlier window. */
export class SettingsSince implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when `differ` is another. */
  readonly onDidChange = this.changed.event;
  private told = false;
  private readonly listeners: readonly Disposable[];

  constructor(private readonly runs: Pick<Runs, 'settled' | 'onDidChangeState'>) {
    this.listeners = [runs.onDidChangeState(() => this.compare()), workspace.onDidChangeConfiguration(event => ['kindred', 'files.exclude'].some(section => event.affectsConfiguration(section)) && this.compare())];
  }

  /** False while a run goes on, and before there are groups. */
  get differ(): boolean {
    return this.told;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private compare(): void {
    const used = this.runs.settled?.settings;
    const differ = used !== undefined && areOthers(used, settingsNow());
    if (differ === this.told) return;
    this.told = differ;
    this.changed.fire();
  }
}
