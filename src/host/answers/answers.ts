import { EventEmitter } from 'vscode';
import type { Grouping } from '../../core/types';
import { breathe, CancelledError } from '../../core/work';
import type { CollectRequest, QuestionAnswer, QuestionParameters } from '../../protocol/engineSides';
import type { ShownGroups } from '../edits/shownGroups';
import type { Engine } from '../run/engine';
import type { Runs } from '../run/runs';

/** What can be asked about the documents of the groups on show. */
type Asked = 'related' | 'search' | 'why' | 'passages' | 'changes' | 'suggestions' | 'vectors';

/**
 * Asks the engine about the documents of the last finished groups. It starts no run: what is not in the engine's memory is
 * brought there, and while a run goes on only what is there is asked.
 */
export class Answers {
  private collecting: { readonly grouping: Grouping; readonly done: Promise<void> } | undefined;
  private collected = false;
  private readonly didCollect = new EventEmitter<void>();
  /** Fires when the documents of the groups on show are in the engine's memory. */
  readonly onDidCollect = this.didCollect.event;

  constructor(
    private readonly groups: Pick<ShownGroups, 'whole' | 'draft' | 'load'>,
    private readonly runs: Pick<Runs, 'state' | 'figures' | 'request'>,
    private readonly engine: Pick<Engine, 'ask'>,
  ) {}

  /** True when asking reads nothing: a run of this window has just read it all, or somebody has asked before. */
  get atHand(): boolean {
    return this.collected || this.runs.figures !== undefined;
  }

  /** True while groups are made: then there may be no answer yet. */
  get busy(): boolean {
    return this.groups.draft || this.runs.state.kind === 'running';
  }

  /** The answer; undefined when there are no groups, when they are being made, or when it is not known. Rejects as the engine does. */
  async ask<Q extends Asked>(question: Q, parameters: QuestionParameters<Q>, signal?: AbortSignal, suggesting?: (share: number) => void): Promise<NonNullable<QuestionAnswer<Q>> | undefined> {
    await this.groups.load();
    const { whole: grouping } = this.groups;
    if (!grouping) return undefined;
    const { busy } = this;
    const ready = this.collecting?.grouping === grouping;
    if (!busy) await this.collect(grouping);
    if (signal?.aborted) throw new CancelledError();
    const first = await this.engine.ask(question, parameters, signal, suggesting);
    if (first !== null || busy || !ready) return first ?? undefined;
    // The process may have left since and lost its memory.
    this.collecting = undefined;
    await this.collect(grouping);
    return (await this.engine.ask(question, parameters, signal, suggesting)) ?? undefined;
  }

  private collect(grouping: Grouping): Promise<void> {
    if (this.collecting?.grouping === grouping) return this.collecting.done;
    const done = this.collectNow(grouping);
    const collecting = (this.collecting = { grouping, done });
    done.catch(() => {
      if (this.collecting === collecting) this.collecting = undefined;
    });
    return done;
  }

  private async collectNow(grouping: Grouping): Promise<void> {
    // Groups that have just come are shown first.
    await breathe();
    await this.engine.ask('collect', await collectRequest(grouping, this.runs));
    this.collected = true;
    this.didCollect.fire();
  }
}

/** The documents of a grouping as the engine finds them again. */
async function collectRequest({ documents, provenance }: Grouping, runs: Pick<Runs, 'request'>): Promise<CollectRequest> {
  const { sources, selection, recipe, seed } = await runs.request(new AbortController().signal);
  return {
    sources,
    selection,
    // The settings may have changed since.
    recipe: provenance.recipe ?? recipe,
    seed: provenance.seed ?? seed,
    documents: documents.map(({ id }) => id),
    groups: Int32Array.from(documents, ({ group }) => group ?? -1),
  };
}
