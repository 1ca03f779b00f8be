import { EventEmitter, l10n, type Disposable, type Event } from 'vscode';
import { applyDecisions, type EditFacts, type Shown } from '../../core/edits/apply';
import { decideAll } from '../../core/edits/decide';
import type { Decisions } from '../../core/edits/decisions';
import type { Edit } from '../../core/edits/edit';
import { withoutHidden } from '../../core/edits/hidden';
import { writeDecisions } from '../../core/edits/json';
import { KindredError } from '../../core/errors';
import type { Grouping } from '../../core/types';
import type { DecisionHistory } from './decisionHistory';
import { describeEdit, takenBack } from './describeEdit';

/** Gives groups and tells when they change: a run's, a cut of these, or the groups on show. */
export interface GroupSource {
  readonly grouping: Grouping | undefined;
  /** True while `grouping` is a first draft. */
  readonly draft: boolean;
  readonly onDidChangeGrouping: Event<void>;
  /** Brings back what was kept, once. */
  load(): Promise<void>;
}

/** What was just done to the groups, in words. */
export interface Edited {
  readonly text: string;
  readonly canUndo: boolean;
}

/** Groups as the decisions have them, and without those that are hidden. */
interface Decided extends Shown {
  readonly visible: Grouping;
}

/**
 * The groups on show: those of the source as the person's decisions have them. Tree, map, palette and all others read
 * them here, and say here what is to be changed.
 */
export class ShownGroups implements GroupSource, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeGrouping = this.changed.event;
  private readonly edited = new EventEmitter<Edited>();
  /** Fires after an edit was carried out, or taken back. */
  readonly onDidEdit = this.edited.event;
  private shown: Decided | undefined;
  /** What was made last: a number of groups is counted before it is on show. */
  private made: { readonly of: Grouping; readonly by: Decisions; readonly decided: Decided } | undefined;
  private readonly listeners: Disposable[];

  /** `source` gives the groups below the decisions. */
  constructor(
    private readonly source: GroupSource,
    private readonly history: DecisionHistory,
  ) {
    this.listeners = [source.onDidChangeGrouping(() => this.rebuild()), history.onDidChange(() => this.rebuild())];
  }

  /** The groups on show, without hidden ones; undefined before the first run. */
  get grouping(): Grouping | undefined {
    return this.shown?.visible;
  }
  /** The same with hidden groups; ids are the same in both. */
  get whole(): Grouping | undefined {
    return this.shown?.grouping;
  }
  /** What the decisions did to the groups; undefined before the first run. */
  get facts(): EditFacts | undefined {
    return this.shown?.facts;
  }
  get draft(): boolean {
    return this.source.draft;
  }
  /** Words of the edits that can be taken back, the last one first. */
  get undoable(): readonly string[] {
    return this.history.current.past.map(({ label }) => label).reverse();
  }
  /** Words of the edits that can be done again, the next one first. */
  get redoable(): readonly string[] {
    return this.history.current.future.map(({ label }) => label).reverse();
  }

  /** How many groups would be on show if the source gave these. */
  countAt(grouping: Grouping): number {
    return this.decided(grouping).visible.groups.filter(({ level }) => level === 'group').length;
  }

  async load(): Promise<void> {
    await this.history.load();
    await this.source.load();
  }

  /** Carries an edit out. Rejects with a `KindredError` that says what is wrong with it; nothing is changed then. */
  apply(edit: Edit): Promise<void> {
    return this.applyAll([edit]);
  }

  /** Carries edits out as one step; all of them, or none. In words they are the last of them, unless `said` has better ones. */
  async applyAll(edits: readonly Edit[], said?: string): Promise<void> {
    await this.load();
    const { source, shown } = this;
    if (!source.grouping || !shown) throw new KindredError('badInput', l10n.t('There are no groups yet. Group the documents first.'));
    const { now } = this.history.current;
    const next = decideAll(source.grouping, now, edits);
    const last = edits.at(-1);
    if (!last || writeDecisions(next) === writeDecisions(now)) return;
    const label = said ?? describeEdit(last, shown.grouping, applyDecisions(source.grouping, next).grouping);
    await this.history.record(next, label);
    this.tell(label);
  }

  /** Takes the last edit back; false when there is none. */
  async undo(): Promise<boolean> {
    await this.load();
    return this.tellStep(await this.history.undo(), true);
  }

  /** Does the edit taken back last again; false when there is none. */
  async redo(): Promise<boolean> {
    await this.load();
    return this.tellStep(await this.history.redo(), false);
  }

  /** Says what was done to the groups, by an edit or otherwise. */
  tell(text: string, canUndo = true): void {
    this.edited.fire({ text, canUndo });
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
    this.edited.dispose();
  }

  private tellStep(label: string | undefined, back: boolean): boolean {
    if (label !== undefined) this.tell(back ? takenBack(label) : label, !back);
    return label !== undefined;
  }

  private rebuild(): void {
    const { grouping } = this.source;
    this.shown = grouping && this.decided(grouping);
    this.changed.fire();
  }

  /** Groups below the decisions as these have them. */
  private decided(grouping: Grouping): Decided {
    const { now } = this.history.current;
    if (this.made?.of !== grouping || this.made.by !== now) {
      const shown = applyDecisions(grouping, now);
      this.made = { of: grouping, by: now, decided: { ...shown, visible: withoutHidden(shown.grouping, shown.facts.hidden) } };
    }
    return this.made.decided;
  }
}
