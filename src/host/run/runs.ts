import { EventEmitter, l10n, type Disposable } from 'vscode';
import { KindredError } from '../../core/errors';
import type { RecordFields } from '../../core/documents/recordFields';
import { previousGroups } from '../../core/identity/previousGroups';
import { knownDocuments, replacedIds, type Renames } from '../../core/identity/renames';
import type { Grouping, PreviousGroup, Progress, Recipe } from '../../core/types';
import type { RenamedDocument } from '../../core/update/changes';
import { breathe, CancelledError } from '../../core/work';
import type { Measuring, RunRequest } from '../../protocol/engineSides';
import { aroundOf, earlierOf, fieldsIn } from './around';
import type { Engine } from './engine';
import type { Kept } from './keptGrouping';
import { renamedKept } from './renamedKept';
import type { RunState } from './runState';
import { movedScope, partOf, sameScope, type Moves, type Scope } from './scope';
import type { SettingsUsed } from './settingsUsed';

/** Keeps the latest grouping over a window reload. Neither function rejects: what goes wrong is told to the user there. */
export interface Keeper {
  read(): Promise<Kept | undefined>;
  write(kept: Kept): Promise<void>;
}

/** What is asked of the engine, without what only the window knows. */
type Request = Omit<RunRequest, 'previous' | 'known' | 'knownBy' | 'drafts'>;

/** Describes a scope as a request, with the recipe of the settings unless one is given. */
export type Plan = (scope: Scope, signal: AbortSignal, recipe?: Recipe) => Promise<Request>;

/** Has what is known about documents under their old ids hold for the new ones, at once; the groups with these come next. What is known of ids that are `replaced` ends, as other documents have these. Resolves when that is kept. */
export type Follow = (renames: Renames, replaced: ReadonlySet<string>) => Promise<void>;

/**
 * The one grouping of this window: what it is, where its run stands, and the calls that change it. A run started while
 * another goes on cancels that one; what the older run still says is dropped.
 */
export class Runs implements Disposable {
  private readonly groupingChanged = new EventEmitter<void>();
  private readonly stateChanged = new EventEmitter<void>();
  /** Fires when `grouping` or `draft` changed. */
  readonly onDidChangeGrouping = this.groupingChanged.event;
  /** Fires when `state` changed; often, while a run goes on. */
  readonly onDidChangeState = this.stateChanged.event;

  private shown: { grouping: Grouping; draft: boolean } | undefined;
  private finished: Kept | undefined;
  private scope: Scope = { kind: 'workspace' };
  private current: RunState = { kind: 'idle' };
  private controller: AbortController | undefined;
  private loading: Promise<void> | undefined;
  private lastFigures: Measuring | undefined;
  private lastRequest: { readonly of: Kept; readonly request: Request } | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly plan: Plan,
    private readonly keeper: Keeper,
    private readonly follow: Follow = () => Promise.resolve(),
    private readonly settingsNow: () => SettingsUsed = () => ({}),
  ) {}

  get grouping(): Grouping | undefined {
    return this.shown?.grouping;
  }
  /** True while `grouping` is a first draft. */
  get draft(): boolean {
    return this.shown?.draft ?? false;
  }
  get state(): RunState {
    return this.current;
  }
  /** Name of the group whose documents alone are grouped. */
  get inside(): string | undefined {
    return this.finished?.scope.inside;
  }
  /** What the groups are of, as it was asked for; undefined before the first ones. */
  get asked(): Scope | undefined {
    return this.finished?.scope;
  }
  /** Whether there are groups around these, to which one may go back. */
  get hasAround(): boolean {
    return this.finished?.outer !== undefined;
  }
  /** Tells which part of the documents alone was grouped; undefined for all of them. */
  get part(): string | undefined {
    return this.finished && partOf(this.finished.scope);
  }
  /** The groups as they were found, and what changed since; undefined while a run goes on and before the first one. */
  get settled(): Kept | undefined {
    return this.current.kind === 'running' ? undefined : this.finished;
  }
  /** Whether the last run of this window found the settled groups; others were kept. */
  get foundHere(): boolean {
    return this.lastRequest !== undefined && this.lastRequest.of === this.settled;
  }
  get figures(): Measuring | undefined {
    return this.lastFigures;
  }

  /** Brings back the grouping of the last session; it is read once, on the first call. */
  load(): Promise<void> {
    return (this.loading ??= this.keeper.read().then(async kept => {
      // That there are none is told as well: until it is known, the palette offers what needs groups.
      if (!kept) return this.enter(this.current);
      this.finished = kept;
      this.scope = kept.scope;
      this.show(kept.grouping, false);
      if (this.current.kind === 'idle') this.enter(stateOf(kept.grouping));
      // Showing them takes its time; what waits for them takes its own.
      await breathe();
    }));
  }

  /** The fields by which the records of a file are grouped; undefined where none are. */
  async fieldsOf(file: string): Promise<RecordFields | undefined> {
    await this.load();
    return fieldsIn(this.finished, file);
  }

  /** Groups a scope (the last one if none is given) and resolves to how it ended; undefined when a newer run took over. */
  async run(scope?: Scope): Promise<RunState | undefined> {
    const controller = new AbortController();
    this.controller?.abort();
    this.controller = controller;
    const overtaken = () => this.controller !== controller;
    this.enter({ kind: 'running' });
    await this.load();
    if (overtaken()) return undefined;
    const asked = (this.scope = scope ?? this.scope);
    let progress: Progress | undefined;
    try {
      // Of settings that change while they are read, the next run uses all.
      const settings = this.settingsNow();
      const request = await this.plan(asked, controller.signal);
      const listener = {
        progress: (next: Progress) => {
          if (overtaken() || controller.signal.aborted) return;
          progress = next;
          this.enter({ kind: 'running', progress });
        },
        firstGrouping: (grouping: Grouping) => {
          if (!overtaken() && !controller.signal.aborted) this.show(grouping, true);
        },
      };
      const earlier = earlierOf(asked, this.finished);
      const previous = earlier ? previousGroups(earlier.grouping) : this.coloursLeft();
      // Complete groups of the same documents are better than a first impression.
      const drafts = !earlier || !sameScope(earlier.scope, asked);
      const before = earlier && !drafts && { known: knownDocuments(earlier.grouping.documents), knownBy: earlier.grouping.provenance };
      const { grouping, renames, ...figures } = await this.engine.run({ ...request, previous, drafts, ...before }, listener, controller.signal);
      if (overtaken()) return undefined;
      this.controller = undefined;
      // What is inside a group or a file has other groups than what is around it.
      const outer = aroundOf(asked, this.finished);
      const followed = this.follow(renames, replacedIds(earlier?.grouping.documents ?? [], renames));
      this.finished = { grouping, scope: this.scope, settings, ...(outer && { outer: renamedKept(outer, renamedDocuments(grouping, renames)) }) };
      this.lastFigures = figures;
      // What went elsewhere meanwhile is asked for where it is now.
      this.lastRequest = this.scope === asked ? { of: this.finished, request } : undefined;
      this.show(grouping, false);
      this.enter({ kind: 'done' });
      await Promise.all([followed, this.keeper.write(this.finished)]);
    } catch (error) {
      if (overtaken()) return undefined;
      this.controller = undefined;
      const end = endState(error, progress);
      // A draft that was not finished gives way to the last complete groups, if there are any and their documents are there.
      const { finished, scope: wanted } = this;
      // Of what is not there, or cannot be read, nothing is to be refreshed; those on show are.
      if (finished && (end.kind === 'nothing' || (end.kind === 'failed' && end.failure === 'badInput'))) this.scope = finished.scope;
      if (finished) this.show(end.kind === 'nothing' && sameScope(finished.scope, wanted) ? withoutDocuments(finished.grouping) : finished.grouping, false);
      this.enter(end);
    }
    return this.current;
  }

  /** Shows the groups around these again, after those of one group or file; nothing is computed. False when they are on show. */
  async back(): Promise<boolean> {
    const outer = this.finished?.outer;
    if (!outer) return false;
    this.controller?.abort();
    this.controller = undefined;
    this.finished = outer;
    this.scope = outer.scope;
    this.show(outer.grouping, false);
    this.enter(stateOf(outer.grouping));
    await this.keeper.write(outer);
    return true;
  }

  /** Shows other groups in the place of settled ones, of which they were made by placing what changed or was renamed; not when a run goes on. `kept` are those to begin with after a window reload. */
  async replace(settled: Kept, next: Kept, renames: Renames, kept = next): Promise<void> {
    if (this.settled !== settled) return;
    if (this.lastRequest?.of === settled) this.lastRequest = { ...this.lastRequest, of: next };
    this.finished = next;
    const followed = this.follow(renames, replacedIds(settled.grouping.documents, renames));
    const emptied = this.grouping !== undefined && isEmpty(this.grouping);
    this.show(next.grouping, false);
    if (emptied !== isEmpty(next.grouping)) this.enter(stateOf(next.grouping));
    await Promise.all([followed, this.keeper.write(kept)]);
  }

  /** What was asked of the run that found the groups; after a window reload, what would be asked now to have such groups. */
  async request(signal: AbortSignal): Promise<Request> {
    if (this.lastRequest && this.lastRequest.of === this.finished) return this.lastRequest.request;
    // Settings that cannot be used are in the way of the next run, not of what is asked about these groups.
    return this.plan(this.finished?.scope ?? this.scope, signal, this.finished?.grouping.provenance.recipe);
  }

  /** Files and folders went elsewhere: what was asked for is asked for there from now on. Resolves when that is kept. */
  async move(moves: Moves): Promise<void> {
    this.scope = movedScope(this.scope, moves);
    const finished = this.finished && movedKept(this.finished, moves);
    if (!finished || finished === this.finished) return;
    this.finished = finished;
    this.forgetRequest();
    // Who watches what was asked for looks there.
    this.groupingChanged.fire();
    await this.keeper.write(finished);
  }

  /** Has what was asked of the last run asked anew: its sources are no longer those of the window. */
  forgetRequest(): void {
    this.lastRequest = undefined;
  }

  /** Stops the run under way; at once for the user, within a second for the engine. */
  cancel(): void {
    this.controller?.abort();
  }

  dispose(): void {
    this.controller?.abort();
    this.groupingChanged.dispose();
    this.stateChanged.dispose();
  }

  /** Colours of the draft that a stopped run left on show; names get better. */
  private coloursLeft(): PreviousGroup[] {
    return this.draft ? previousGroups(this.grouping).map(group => ({ ...group, name: '' })) : [];
  }

  private show(grouping: Grouping, draft: boolean): void {
    if (this.shown?.grouping === grouping && this.shown.draft === draft) return;
    this.shown = { grouping, draft };
    this.groupingChanged.fire();
  }

  private enter(state: RunState): void {
    this.current = state;
    this.stateChanged.fire();
  }
}

function isEmpty({ documents }: Grouping): boolean {
  return documents.length === 0;
}

/** Where a grouping stands that is complete: done, or all its documents are gone. */
function stateOf(grouping: Grouping): RunState {
  if (!isEmpty(grouping)) return { kind: 'done' };
  return { kind: 'nothing', text: l10n.t('No groups are left: all documents that were grouped are gone. Others, when there are any, can be grouped.'), gone: true };
}

/** A grouping of whose documents none is left. */
function withoutDocuments(grouping: Grouping): Grouping {
  return { ...grouping, documents: [], groups: [], hierarchy: undefined };
}

/** Groups and those around them, as asked for where files are now; the very same where none of them is of a file that went elsewhere. */
function movedKept(kept: Kept, moves: Moves): Kept {
  const [scope, outer] = [movedScope(kept.scope, moves), kept.outer && movedKept(kept.outer, moves)];
  return scope === kept.scope && outer === kept.outer ? kept : { ...kept, scope, ...(outer && { outer }) };
}

function renamedDocuments({ documents }: Grouping, renames: Renames): RenamedDocument[] {
  const wasOf = new Map([...renames].map(([was, is]) => [is, was]));
  return documents.flatMap(document => {
    const was = wasOf.get(document.id);
    return was === undefined ? [] : [{ was, document }];
  });
}

function endState(error: unknown, progress: Progress | undefined): RunState {
  if (error instanceof CancelledError) return { kind: 'stopped', progress };
  const failure = error instanceof Error ? error : new Error(String(error));
  const text = failure.message;
  if (!(failure instanceof KindredError)) return { kind: 'failed', failure: 'internal', text, error: failure };
  return failure.kind === 'nothingToGroup' ? { kind: 'nothing', text } : { kind: 'failed', failure: failure.kind, text, error: failure };
}
