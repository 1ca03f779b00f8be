import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { Decisions } from '../../core/edits/decisions';
import { NO_HISTORY, record, redo, undo, type History } from '../../core/edits/history';

/** Keeps the decisions over a restart. Neither function rejects: what goes wrong is told to the user there. */
export interface DecisionKeeper {
  read(): Promise<History | undefined>;
  write(history: History): Promise<void>;
  /** Fires when someone else changed what is kept. */
  readonly onDidChangeOutside?: Event<{ readonly decisions: Decisions; readonly label: string }>;
}

/** The decisions of this window, with the steps that can be taken back. */
export class DecisionHistory implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private history: History = NO_HISTORY;
  private loading: Promise<void> | undefined;

  private readonly listener: Disposable | undefined;

  constructor(private readonly keeper: DecisionKeeper) {
    this.listener = keeper.onDidChangeOutside?.(({ decisions, label }) => void this.record(decisions, label));
  }

  get current(): History {
    return this.history;
  }

  /** Brings back what was decided in earlier sessions; it is read once, on the first call. */
  load(): Promise<void> {
    return (this.loading ??= this.keeper.read().then(kept => {
      if (kept) this.take(kept);
    }));
  }

  /** Another layer of decisions, and in words what made it. Resolves when it is kept. */
  record(next: Decisions, label: string): Promise<void> {
    return this.keep(record(this.history, next, label));
  }

  /** Takes the last step back; gives its words, or undefined when there is none. */
  async undo(): Promise<string | undefined> {
    const label = this.history.past.at(-1)?.label;
    if (label !== undefined) await this.keep(undo(this.history));
    return label;
  }

  /** Does the step taken back last again; gives its words, or undefined when there is none. */
  async redo(): Promise<string | undefined> {
    const label = this.history.future.at(-1)?.label;
    if (label !== undefined) await this.keep(redo(this.history));
    return label;
  }

  dispose(): void {
    this.listener?.dispose();
    this.changed.dispose();
  }

  private async keep(history: History): Promise<void> {
    this.take(history);
    await this.keeper.write(history);
  }

  private take(history: History): void {
    this.history = history;
    this.changed.fire();
  }
}
