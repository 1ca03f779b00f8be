import { EventEmitter, workspace, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { Renames } from '../../core/identity/renames';
import { isAmong } from '../../core/paths';
import { CancelledError } from '../../core/work';
import type { SuggestionFacts } from '../../protocol/answers';
import type { Answers } from '../answers/answers';
import type { ShownGroups } from '../edits/shownGroups';
import { documentId, places } from '../run/places';
import type { Runs } from '../run/runs';
import type { StoredValue } from '../run/storedValue';
import { documentsOf, isKept, keptFolder, renamedKey, suggestionsOf, type Suggestion } from './suggestion';

/** How far the suggestions are. */
export type SuggestionState = { readonly kind: 'none' | 'ready' } | { readonly kind: 'looking'; readonly share: number } | { readonly kind: 'failed'; readonly text: string };

/** The suggestions about the groups on show. They are looked for when somebody asks, once after each run. */
export class Suggestions implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when the list, or how far it is, changed. */
  readonly onDidChange = this.changed.event;
  private current: SuggestionState = { kind: 'none' };
  private facts: SuggestionFacts | undefined;
  private looking: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  /** Those about the groups that were on show last. */
  private made: readonly Suggestion[] = [];
  private making: AbortController | undefined;
  private lists: { open?: readonly Suggestion[]; kept?: readonly Suggestion[] } = {};
  private kept: ReadonlySet<string> = new Set();
  /** Ids of files and folders that went elsewhere since the run. */
  private readonly gone = new Set<string>();
  private readonly listeners: Disposable[];

  constructor(
    private readonly runs: Runs,
    private readonly groups: ShownGroups,
    private readonly answers: Pick<Answers, 'ask'>,
    private readonly memory: StoredValue<readonly string[]>,
    private readonly log: LogOutputChannel,
  ) {
    this.listeners = [
      memory.onMayBeAnother(() => void this.readKept()),
      runs.onDidChangeGrouping(() => this.forget()),
      groups.onDidChangeGrouping(() => void this.remake()),
      workspace.onDidRenameFiles(({ files }) => this.renamed(files)),
      workspace.onDidDeleteFiles(({ files }) => this.renamed(files.map(oldUri => ({ oldUri })))),
    ];
  }

  get state(): SuggestionState {
    return this.current;
  }

  /** What they are made of, once it was found. */
  get found(): SuggestionFacts | undefined {
    return this.facts;
  }

  /** The suggestions, without those that are kept as they are; or these. */
  list(which: 'open' | 'kept'): readonly Suggestion[] {
    return (this.lists[which] ??= this.made.filter(suggestion => isKept(suggestion, this.kept) === (which === 'kept') && !this.isGone(suggestion)));
  }

  /** Looks for suggestions, unless they are there; resolves when they are, or when it failed. */
  async load(): Promise<void> {
    await Promise.all([this.groups.load(), this.readKept()]);
    if (this.facts || !this.runs.grouping || this.runs.draft || this.runs.state.kind === 'running') return;
    if (!this.looking) {
      const controller = new AbortController();
      this.looking = { controller, done: this.look(controller) };
    }
    await this.looking.done;
  }

  /** Looks for them as soon as there are new groups, when somebody sees them. */
  lookWhile(isSeen: () => boolean): Disposable {
    const look = () => void (isSeen() && this.runs.state.kind !== 'running' && this.load());
    const listeners = [this.runs.onDidChangeGrouping(look), this.runs.onDidChangeState(look)];
    return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
  }

  /** Leaves some as they are, now and after later runs. */
  keep(suggestions: readonly Suggestion[]): Promise<void> {
    return this.remember(kept => [...kept, ...suggestions.map(({ key }) => key)]);
  }

  /** Leaves all files of a folder where they are. */
  keepFolder(folder: string): Promise<void> {
    return this.remember(kept => [...kept, keptFolder(folder)]);
  }

  /** Shows some again that were kept; those of a folder that was kept whole come back with it. */
  restore(suggestions: readonly Suggestion[]): Promise<void> {
    const back = new Set(suggestions.flatMap(suggestion => [suggestion.key, ...(suggestion.kind === 'folder' ? [keptFolder(suggestion.from)] : [])]));
    return this.remember(kept => kept.filter(key => !back.has(key)));
  }

  /** Leaves as it is what a person wants so about renamed documents; what was said of `replaced` ones ends, as other documents have their ids. */
  rename(renames: Renames, replaced: ReadonlySet<string>): Promise<void> {
    return this.remember(kept => kept.flatMap(key => renamedKey(key, renames, replaced) ?? []));
  }

  dispose(): void {
    this.looking?.controller.abort();
    this.making?.abort();
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private async look(controller: AbortController): Promise<void> {
    const { signal } = controller;
    this.enter({ kind: 'looking', share: 0 });
    try {
      const askGit = workspace.isTrusted;
      const facts = await this.answers.ask('suggestions', { askGit }, signal, share => !signal.aborted && this.enter({ kind: 'looking', share }));
      const made = facts ? await this.make(facts, signal) : [];
      if (signal.aborted) return;
      this.facts = facts;
      this.take(made);
      this.enter({ kind: facts ? 'ready' : 'none' });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof CancelledError)) this.log.error(error as Error);
      this.enter(error instanceof CancelledError ? { kind: 'none' } : { kind: 'failed', text: (error as Error).message });
    } finally {
      if (this.looking?.controller === controller) this.looking = undefined;
    }
  }

  private forget(): void {
    this.looking?.controller.abort();
    this.looking = undefined;
    this.making?.abort();
    this.facts = undefined;
    this.gone.clear();
    this.take([]);
    this.enter({ kind: 'none' });
  }

  /** Makes those about the groups on show, which may change meanwhile. */
  private async make(facts: SuggestionFacts, signal: AbortSignal): Promise<readonly Suggestion[]> {
    for (;;) {
      const { grouping } = this.groups;
      if (!grouping) return [];
      const made = await suggestionsOf(facts, grouping, signal);
      if (this.groups.grouping === grouping) return made;
    }
  }

  /** Makes them anew for other groups; the ones before are listed until they are there. */
  private async remake(): Promise<void> {
    const { facts } = this;
    if (!facts) return this.changed.fire();
    this.making?.abort();
    const { signal } = (this.making = new AbortController());
    try {
      const made = await this.make(facts, signal);
      if (signal.aborted) return;
      this.take(made);
      this.changed.fire();
    } catch (error) {
      if (!(error instanceof CancelledError)) this.log.error(error as Error);
    }
  }

  private take(made: readonly Suggestion[]): void {
    this.made = made;
    this.lists = {};
  }

  private isGone(suggestion: Suggestion): boolean {
    return this.gone.size > 0 && documentsOf(suggestion).some(id => isAmong(this.gone, id));
  }

  private renamed(files: readonly { readonly oldUri: Uri; readonly newUri?: Uri }[]): void {
    const known = places(workspace.workspaceFolders ?? []);
    for (const { oldUri, newUri } of files) {
      this.gone.add(documentId(oldUri, known));
      if (newUri) this.gone.delete(documentId(newUri, known));
    }
    this.lists = {};
    this.changed.fire();
  }

  private async remember(next: (kept: readonly string[]) => readonly string[]): Promise<void> {
    this.takeKept(await this.memory.change(kept => [...new Set(next(kept))].sort()));
  }

  private async readKept(): Promise<void> {
    this.takeKept(await this.memory.read());
  }

  private takeKept(kept: readonly string[]): void {
    if (kept.length === this.kept.size && kept.every(key => this.kept.has(key))) return;
    this.kept = new Set(kept);
    this.lists = {};
    this.changed.fire();
  }

  private enter(state: SuggestionState): void {
    this.current = state;
    this.changed.fire();
  }
}
