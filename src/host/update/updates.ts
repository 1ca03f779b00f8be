import { EventEmitter, type Disposable, type LogOutputChannel } from 'vscode';
import { isForContents } from '../../core/documents/reasons';
import { knownDocuments } from '../../core/identity/renames';
import { isAmong } from '../../core/paths';
import { hasDrifted, mostAtOnce } from '../../core/update/drift';
import { groupedPlaces } from '../../core/update/groupedPlaces';
import { updatedGrouping } from '../../core/update/updatedGrouping';
import { CancelledError } from '../../core/work';
import type { Grouping } from '../../core/types';
import type { Answers } from '../answers/answers';
import type { EngineClient } from '../engine/engineClient';
import type { Kept } from '../run/keptGrouping';
import { changedSince, renamedKept } from '../run/renamedKept';
import type { Runs } from '../run/runs';
import type { SettingTypes } from '../contributions';
import { sameSkipped, skippedInLostFolders, skippedThatMoved, withoutCopied, withoutLookedAt } from './leftOut';
import type { UpdateState } from './updateState';

/** So many documents are read again quickly enough for one save to wake the engine; more wait until it is awake. */
export const READ_QUICKLY = 2_000;
/** Whoever asks the engine something when groups come, as suggestions do, has woken it by then. */
const WOKEN_MS = 2_000;
/** Names that changed, came or went: of so many, or as many as there are documents, the engine finds soon which were renamed or say the same. */
const LOOKED_AT = 4_000;

/**
 * Keeps the groups in step with the files: what changed is placed among them as soon as no run goes on, be it while the
 * window looks on or before it was opened. Where that would take long, or too much changed, it waits for a run, which is
 * started only if the setting says so.
 */
export class Updates implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when `state` is another. */
  readonly onDidChange = this.changed.event;
  private readonly waiting = new Set<string>();
  /** What a run under way reads itself. */
  private readonly inRun = new Set<string>();
  private running = false;
  /** Whether anything was heard since a run began: of what it stumbled over, the next would as well. */
  private heard = false;
  /** Groups of whose documents all that changed is heard: a run has read them all, or they were looked at since. */
  private inStep: Kept | undefined;
  /** Groups for which nobody has woken the engine for a while. */
  private leftAsleep: Kept | undefined;
  private sleeping: NodeJS.Timeout | undefined;
  /** By groups that lost documents: those of them with the most documents, which may come back. */
  private readonly fullest = new WeakMap<Kept, Kept>();
  private foldersChanged = false;
  /** Files that are to be looked at with what changed while nobody looked on. */
  private readonly lookAgain = new Set<string>();
  private placing: Promise<void> | undefined;
  /** How many have asked for what changed to be placed, and wait for it: until then nobody knows whether it is too much. */
  private asking = 0;
  /** Whether there was something to look at for any of them. */
  private looked = false;
  private readonly controller = new AbortController();
  private readonly listeners: readonly Disposable[];

  constructor(
    private readonly runs: Runs,
    private readonly engine: Pick<EngineClient, 'ask' | 'pid' | 'busy'>,
    answers: Pick<Answers, 'onDidCollect'>,
    private readonly way: () => SettingTypes['update'],
    private readonly log: Pick<LogOutputChannel, 'debug' | 'error'>,
  ) {
    this.listeners = [runs.onDidChangeState(() => this.followRun()), answers.onDidCollect(() => void this.place())];
  }

  get state(): UpdateState {
    const { settled } = this.runs;
    const changed = new Set(settled?.changed);
    const drifted = settled !== undefined && hasDrifted(settled.grouping, changed);
    return {
      waiting: this.waiting.size,
      changed: changed.size,
      drifted,
      ...(settled && this.asking === 0 && this.tooMany(settled) && { outdated: true }),
      ...(settled?.scope.kind === 'records' && { records: true }),
      ...(settled && this.leftAsleep === settled && this.isUnchecked(settled) && { unchecked: true }),
    };
  }

  /** Hears of files and folders that changed, by the ids of documents; resolves when they are placed, or wait. Of files beside the one whose records are grouped it hears nothing. */
  async hear(ids: readonly string[]): Promise<void> {
    if (!this.isOfUse || this.runs.asked?.kind === 'records') return;
    await this.take(ids);
  }

  /** Hears that the file changed whose records are grouped. */
  async hearRecords(file: string): Promise<void> {
    const { asked } = this.runs;
    if (this.isOfUse && asked?.kind === 'records' && asked.uri === file) await this.take([file]);
  }

  private async take(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.waiting.add(id);
    this.heard = true;
    await this.place();
  }

  /**
   * Hears that the window has other folders than before; resolves as `hear` does. `idNow` gives the id of a file now by the
   * one it had, undefined where its folder is gone.
   */
  async hearFolders(idNow: (id: string) => string | undefined): Promise<void> {
    if (!this.isOfUse) return;
    this.foldersChanged = true;
    const leftOut = this.runs.settled?.grouping.skipped ?? [];
    for (const id of leftOut.flatMap(({ path }) => [path, idNow(path) ?? path])) this.lookAgain.add(id);
    await this.place();
  }

  dispose(): void {
    clearTimeout(this.sleeping);
    this.controller.abort();
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  /** Whether there are groups, or soon will be, that may follow the files. */
  private get isOfUse(): boolean {
    return this.way() !== 'off' && (this.runs.settled !== undefined || this.runs.state.kind === 'running');
  }

  private async place(): Promise<void> {
    this.asking++;
    if (await this.placeNext()) this.looked = true;
    this.asking--;
    this.changed.fire();
    const { settled } = this.runs;
    if (this.asking > 0) return;
    const { looked } = this;
    this.looked = false;
    // What a person began, as a comparison of methods, a run would stop.
    if (looked && settled && this.way() === 'regroup' && !this.engine.busy && this.heard && (this.state.drifted || this.tooMany(settled))) void this.runs.run();
  }

  /** False where there was nothing to look at. */
  private async placeNext(): Promise<boolean> {
    while (this.placing) await this.placing;
    const { settled } = this.runs;
    if (!settled || !this.isOfUse) return false;
    if (this.foldersChanged) {
      this.foldersChanged = false;
      this.inStep = undefined;
      this.runs.forgetRequest();
    }
    if (this.waiting.size === 0 && this.inStep === settled) return false;
    // Others wait for it too: what fails is told once, here.
    this.placing = this.lookAround(settled)
      .then(() => this.bringBack(settled))
      .then(now => this.placeAmong(now))
      .catch(error => {
        if (!(error instanceof CancelledError)) this.log.error(error as Error);
      })
      .finally(() => {
        this.placing = undefined;
        if (!this.controller.signal.aborted && this.isUnchecked(settled)) this.tellIfLeftAsleep(settled);
      });
    await this.placing;
    return true;
  }

  /** Finds out what changed while nobody looked on. */
  private async lookAround(settled: Kept): Promise<void> {
    if (this.inStep === settled || this.asleep(settled)) return;
    const different = (await this.differences(settled)) ?? [];
    if (this.runs.settled !== settled) return;
    const again = [...skippedInLostFolders(settled.grouping, different), ...this.lookAgain];
    const tooMany = different.length + again.length > mostLookedAt(settled.grouping);
    if (tooMany) this.lookAgain.clear();
    for (const id of tooMany ? different : [...different, ...again]) this.waiting.add(id);
    this.heard ||= different.length > 0;
    this.inStep = settled;
  }

  /** Where documents that were gone are back, as after a checkout, shows the groups they were in; gives the groups on show. */
  private async bringBack(settled: Kept): Promise<Kept> {
    const full = this.fullest.get(settled);
    if (!full || this.waiting.size === 0 || this.asleep(full)) return settled;
    const now = new Set(settled.grouping.documents.map(({ id }) => id));
    const lost = full.grouping.documents.map(({ id }) => id).filter(id => !now.has(id));
    // Where some are left, others that changed are placed among them.
    if (now.size > 0 && !lost.some(id => isAmong(this.waiting, id))) return settled;
    const different = await this.differences(full);
    if (!different || different.length > mostAtOnce(full.grouping) || this.runs.settled !== settled) return settled;
    if (now.size > 0 && lost.every(id => different.includes(id))) return settled;
    this.waiting.clear();
    for (const id of different) this.waiting.add(id);
    this.inStep = full;
    await this.runs.replace(settled, full, new Map());
    return full;
  }

  /** Ids of what is not as it was when it was grouped; undefined where that cannot be told: other editors are open by now, and files that are far away would all have to come here. */
  private async differences({ grouping: { documents, skipped }, scope }: Kept): Promise<readonly string[] | undefined> {
    if (scope.kind === 'editors') return undefined;
    const { signal } = this.controller;
    const { sources, selection } = await this.runs.request(signal);
    if (sources.some(source => source.kind === 'files' && source.files.some(({ path }) => path === undefined))) return undefined;
    const leftOut = skipped.filter(({ reason }) => isForContents(reason)).map(({ path }) => path);
    return this.engine.ask('differences', { sources, selection, ...knownDocuments(documents), leftOut }, signal);
  }

  private async placeAmong(settled: Kept): Promise<void> {
    const { grouping } = settled;
    // What classes were learnt from may have changed, too; only a run learns again. And where no group is left, only a run makes some.
    // And of the lines of one file, each may be another record by now.
    if (this.waiting.size === 0 || grouping.documents.length === 0 || settled.scope.classes || settled.scope.kind === 'records' || this.waiting.size > mostLookedAt(grouping) || this.asleep(settled)) return;
    const { signal } = this.controller;
    const ids = [...this.waiting];
    const { sources, selection, recipe, seed } = await this.runs.request(signal);
    const { provenance } = grouping;
    const asked = { sources, selection, recipe: provenance.recipe ?? recipe, seed: provenance.seed ?? seed, ...groupedPlaces(grouping) };
    const begun = performance.now();
    const leftOut = [...grouping.skipped.map(({ path }) => path), ...this.lookAgain];
    const changes = await this.engine.ask('place', { ...asked, changed: ids, leftOut, atHandOnly: grouping.documents.length > READ_QUICKLY, most: mostAtOnce(grouping) }, signal);
    if (!changes || this.runs.settled !== settled) return;
    for (const id of ids) {
      this.waiting.delete(id);
      this.lookAgain.delete(id);
    }
    for (const id of changes.waiting) this.waiting.add(id);
    const { placed, renamed, gone, skipped } = changes;
    const changed = new Set([...changedSince(settled.changed ?? [], renamed), ...placed.map(({ document }) => document.id), ...gone]);
    const next = updatedGrouping(withoutLookedAt(grouping, ids, changes), withoutCopied(changes, grouping), changed.size);
    if (placed.length + renamed.length + gone.length === 0 && sameSkipped(next.skipped, grouping.skipped)) return;
    this.log.debug(`${placed.length} changed documents were placed, ${renamed.length} were renamed, ${gone.length} are gone and ${skipped.length} were left out, in ${Math.round(performance.now() - begun)} ms.`);
    const outer = settled.outer && renamedKept(settled.outer, renamed);
    const renames = new Map(renamed.filter(({ was, document }) => was !== document.id).map(({ was, document }) => [was, document.id]));
    const replaced = { ...settled, grouping: next, changed: [...changed], ...(outer && { outer }) };
    if (this.inStep === settled) this.inStep = replaced;
    const full = this.fullest.get(settled) ?? settled;
    if (next.documents.length < full.grouping.documents.length) this.fullest.set(replaced, full);
    // Where none is left, what is kept are the groups that may come back.
    await this.runs.replace(settled, replaced, renames, next.documents.length > 0 ? replaced : full);
    const looked = new Set(ids);
    const moved = skippedThatMoved(next.skipped, renamed, next).filter(id => !isAmong(looked, id));
    if (moved.length === 0 || moved.length > mostLookedAt(grouping) || this.runs.settled !== replaced) return;
    for (const id of moved) {
      this.waiting.add(id);
      this.lookAgain.add(id);
    }
    await this.placeAmong(replaced);
  }

  /** Whether the engine would have to be started to read many documents. */
  private asleep({ grouping }: Kept): boolean {
    return grouping.documents.length > READ_QUICKLY && this.engine.pid === undefined;
  }

  /** Whether groups were kept for too many documents to look at what changed since. Of open editors that is never looked at. */
  private isUnchecked(settled: Kept): boolean {
    return this.isOfUse && this.inStep !== settled && settled.scope.kind !== 'editors' && this.asleep(settled);
  }

  /** What is looked at in a moment is not called unchecked before. */
  private tellIfLeftAsleep(settled: Kept): void {
    clearTimeout(this.sleeping);
    this.sleeping = setTimeout(() => {
      this.leftAsleep = settled;
      this.changed.fire();
    }, WOKEN_MS);
  }

  private tooMany({ grouping, scope }: Kept): boolean {
    if (scope.kind === 'records') return this.waiting.size > 0;
    return this.waiting.size > (grouping.documents.length > 0 ? mostAtOnce(grouping) : 0);
  }

  /** A run reads all files; what changes while it goes on is looked at afterwards. */
  private followRun(): void {
    const { kind } = this.runs.state;
    const [begins, ends] = [kind === 'running' && !this.running, kind !== 'running' && this.running];
    this.running = kind === 'running';
    if (begins) {
      this.heard = false;
      for (const id of this.waiting) this.inRun.add(id);
      this.waiting.clear();
    }
    if (this.running) return;
    if (kind !== 'done') for (const id of this.inRun) this.waiting.add(id);
    else if (ends) this.lookAgain.clear();
    this.inRun.clear();
    if (this.runs.foundHere) this.inStep = this.runs.settled;
    // What waits for it calls nothing out of date.
    void this.place();
    this.changed.fire();
  }
}

/** All documents may have changed and say what they said, as when each was given a tag. */
function mostLookedAt({ documents }: Grouping): number {
  return Math.max(LOOKED_AT, documents.length);
}
