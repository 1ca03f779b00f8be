import { EventEmitter, l10n, type Disposable, type Event } from 'vscode';
import { isUndecided, type Decisions } from '../../core/edits/decisions';
import { NO_HISTORY, record, type History } from '../../core/edits/history';
import { writeDecisions } from '../../core/edits/json';
import { readDecisions } from '../../core/edits/readJson';
import type { DecisionKeeper } from './decisionHistory';

/** The file that people share, or nothing while they do not want one. */
export interface SharedFile {
  readonly name: string;
  /** What it says; undefined when there is none. */
  read(): Promise<string | undefined>;
  /** False when it could not be written, which the person was told. */
  write(text: string): Promise<boolean>;
  /** Puts what it says now aside; false when that could not be done, which the person was told. */
  keepCopy(): Promise<boolean>;
  /** Fires when it may have changed, or is wanted, or not wanted any more. */
  readonly onDidChange: Event<void>;
  readonly wanted: boolean;
}

/** Tells what is wrong with the file, and asks whether it is to be written over; a copy is kept then. */
export type AskToOverwrite = (problem: string) => Promise<boolean>;

/**
 * Keeps decisions in a file that people share, with their history where each person's is. The file is written only while
 * it says what this window last read or wrote: what others changed is read first, and what cannot be read stays as it is
 * until the person decides.
 */
export class SharedDecisions implements DecisionKeeper, Disposable {
  private readonly changed = new EventEmitter<{ readonly decisions: Decisions; readonly label: string }>();
  readonly onDidChangeOutside = this.changed.event;
  /** What the file said when it was last read or written; undefined for no file. */
  private last: string | undefined;
  /** What another window on the folder made it say since, or is about to. */
  private byAnother: string | undefined;
  private blocked = false;
  /** Whether what it said last cannot be read, which the person was told. */
  private unreadable = false;
  private now: Decisions = NO_HISTORY.now;
  /** What was decided in earlier sessions, once somebody has asked for it. */
  private reading: Promise<History> | undefined;
  private readonly listener: Disposable;
  readonly onMayBeAnother: DecisionKeeper['onMayBeAnother'];

  constructor(
    private readonly own: DecisionKeeper,
    private readonly file: SharedFile,
    private readonly askToOverwrite: AskToOverwrite,
  ) {
    this.listener = file.onDidChange(() => void this.look());
    this.onMayBeAnother = own.onMayBeAnother;
  }

  read(): Promise<History> {
    return (this.reading = this.file.wanted ? this.alone(() => this.readBoth()) : this.readOwn());
  }

  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.own.alone(task);
  }

  /** Another window on the folder has told the file already. */
  async another(): Promise<History | undefined> {
    const theirs = await this.own.another?.();
    if (!theirs) return undefined;
    this.now = theirs.now;
    this.byAnother = writeDecisions(theirs.now);
    return theirs;
  }

  async write(history: History): Promise<boolean> {
    this.now = history.now;
    const kept = await this.own.write(history);
    if (this.file.wanted) await this.writeFile();
    return kept;
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private async readOwn(): Promise<History> {
    const history = (await this.own.read()) ?? NO_HISTORY;
    this.now = history.now;
    return history;
  }

  private async readBoth(): Promise<History> {
    const history = await this.readOwn();
    const decisions = await this.readFile();
    if (!decisions || same(decisions, history.now)) return history;
    this.now = decisions;
    const first = isUndecided(history.now) && history.past.length === 0;
    const both = first ? { ...history, now: decisions } : record(history, decisions, this.label());
    // Other windows join what they know with what is kept.
    await this.own.write(both);
    return both;
  }

  /** Reads the file again after a change that was not made here. */
  private async look(): Promise<void> {
    // Until then it is no change to anything, and what comes of it would take the place of the history that is kept.
    if (!this.file.wanted || !this.reading) return;
    await this.reading;
    const text = await this.file.read();
    // Gone, it is written again with the next change.
    if (text === undefined) return this.reads(undefined);
    if (text === this.last && (this.unreadable || !this.blocked)) return;
    const decisions = await this.readFile(text);
    if (!decisions || same(decisions, this.now)) return;
    this.now = decisions;
    this.changed.fire({ decisions, label: this.label() });
  }

  private async readFile(given?: string): Promise<Decisions | undefined> {
    const text = given ?? (await this.file.read());
    this.reads(text);
    this.blocked = this.unreadable = false;
    if (text === undefined) return undefined;
    try {
      return readDecisions(text);
    } catch (error) {
      this.blocked = this.unreadable = true;
      void this.complain((error as Error).message);
      return undefined;
    }
  }

  private async writeFile(): Promise<void> {
    const text = writeDecisions(this.now);
    if (this.blocked || (text === this.last && this.byAnother === undefined)) return;
    const there = await this.file.read();
    if (there !== this.last && there !== this.byAnother && there !== undefined) {
      this.blocked = true;
      void this.complain(l10n.t('It was changed while you made another change.'));
      return;
    }
    // An empty file is not made for someone who decided nothing.
    if (there === undefined && isUndecided(this.now)) return;
    if (await this.file.write(text)) this.reads(text);
  }

  private async complain(problem: string): Promise<void> {
    const { name } = this.file;
    if (!(await this.askToOverwrite(l10n.t('{0} is left as it is. {1} Your changes to groups are kept apart from it until it can be read.', name, problem)))) return;
    if (!(await this.file.keepCopy())) return;
    this.reads(await this.file.read());
    this.blocked = this.unreadable = false;
    await this.writeFile();
  }

  /** The file says this now. */
  private reads(text: string | undefined): void {
    this.last = text;
    this.byAnother = undefined;
  }

  private label(): string {
    return l10n.t('Changes read from {0}', this.file.name);
  }
}

function same(a: Decisions, b: Decisions): boolean {
  return writeDecisions(a) === writeDecisions(b);
}
