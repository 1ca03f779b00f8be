import { EventEmitter, type Disposable, type Event } from 'vscode';
import { sameCut, type Cut } from '../../core/edits/cut';
import type { Decisions } from '../../core/edits/decisions';
import { NO_HISTORY, record, recordCut, redo, undo, type History, type Step } from '../../core/edits/history';
import { joined } from '../../core/edits/joined';
import { renamedHistory } from '../../core/edits/renamed';
import type { Renames } from '../../core/identity/renames';
import { takenBack } from './describeEdit';

/** Keeps the decisions over a restart. No function rejects: what goes wrong is told to the user there. */
export interface DecisionKeeper {
  read(): Promise<History | undefined>;
  /** False when it could not be kept. */
  write(history: History): Promise<boolean>;
  /** Fires when someone else changed what is kept. */
  readonly onDidChangeOutside?: Event<{ readonly decisions: Decisions; readonly label: string }>;
  /** Fires when another window may have kept another history in the same place. */
  readonly onMayBeAnother?: Event<void>;
  /** The history that another window kept since this one read or wrote it last; undefined when none did. */
  another?(): Promise<History | undefined>;
  /** Does something while no other window does. */
  alone<T>(task: () => Promise<T>): Promise<T>;
}

/** The decisions of this window and its number of groups, with the steps that can be taken back. */
export class DecisionHistory implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when the decisions are others. */
  readonly onDidChange = this.changed.event;
  private readonly cutChanged = new EventEmitter<void>();
  /** Fires when the number of groups is another. */
  readonly onDidChangeCut = this.cutChanged.event;
  private history: History = NO_HISTORY;
  /** What is kept. */
  private kept: History = NO_HISTORY;
  private loading: Promise<void> | undefined;
  private writing: Promise<void> = Promise.resolve();
  /** The step that a slider made, while it may go on. */
  private slid: Step | undefined;

  private readonly listeners: readonly (Disposable | undefined)[];

  constructor(private readonly keeper: DecisionKeeper) {
    this.listeners = [keeper.onDidChangeOutside?.(({ decisions, label }) => void this.record(decisions, label)), keeper.onMayBeAnother?.(() => this.loading && void this.loading.then(() => this.write()))];
  }

  get current(): History {
    return this.history;
  }

  /** Brings back what was decided in earlier sessions; it is read once, on the first call. */
  load(): Promise<void> {
    return (this.loading ??= this.keeper.read().then(kept => {
      if (!kept) return;
      this.kept = kept;
      this.take(kept);
    }));
  }

  /** Another layer of decisions, and in words what made it. Resolves when it is kept. */
  record(next: Decisions, label: string): Promise<void> {
    return this.keep(record(this.history, next, label));
  }

  /**
   * Another number of groups; `say` has the words, from the number before. Holds at once, resolves to the words when it is
   * kept; undefined when the number is what it was. All that a slider does in one go is one step.
   */
  async recordCut(next: Cut | null, say: (before: Cut | null) => string, slides: boolean): Promise<string | undefined> {
    const goesOn = slides && this.slid !== undefined && this.history.past.at(-1) === this.slid;
    const from = goesOn ? undo(this.history) : this.history;
    const back = sameCut(from.cut, next);
    if (back && !goesOn) return undefined;
    const label = back ? undefined : say(from.cut);
    const after = label === undefined ? { ...from, future: [] } : recordCut(from, next, label);
    this.slid = slides && !back ? after.past.at(-1) : undefined;
    await this.keep(after);
    return label;
  }

  /** Has all decisions about renamed documents hold for their new ids, and those about `replaced` ones end; tells nobody, as groups with these ids come next. Resolves when it is kept. */
  rename(renames: Renames, replaced?: ReadonlySet<string>): Promise<void> {
    if (renames.size === 0) return Promise.resolve();
    this.history = renamedHistory(this.history, renames, replaced);
    return this.write();
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
    for (const listener of this.listeners) listener?.dispose();
    this.changed.dispose();
    this.cutChanged.dispose();
  }

  private async keep(history: History): Promise<void> {
    this.take(history);
    await this.write();
  }

  private write(): Promise<void> {
    const { history } = this;
    // Of steps that come faster than they are written the last is enough.
    return (this.writing = this.writing.then(() => (history === this.history ? this.keepJoined() : undefined)));
  }

  /** Keeps the history, with what another window kept meanwhile. */
  private async keepJoined(): Promise<void> {
    if (this.history === this.kept) await this.join();
    if (this.history === this.kept) return;
    await this.keeper.alone(async () => {
      await this.join();
      const { history } = this;
      // What could not be kept no other window knows; it is written with what comes next.
      if (history !== this.kept && (await this.keeper.write(history))) this.kept = history;
    });
  }

  private async join(): Promise<void> {
    const theirs = await this.keeper.another?.();
    if (!theirs) return;
    const both = joined(this.kept, this.history, theirs, takenBack);
    this.kept = theirs;
    this.take(both);
  }

  private take(history: History): void {
    const { now, cut } = this.history;
    this.history = history;
    if (!sameCut(cut, history.cut)) this.cutChanged.fire();
    if (now !== history.now) this.changed.fire();
  }
}
