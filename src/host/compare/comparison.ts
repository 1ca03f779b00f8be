import { EventEmitter, type Disposable } from 'vscode';
import type { ComparisonState, WayInUse } from '../../core/lab/comparison';
import { concluded, heard, type Conclusion } from '../../core/lab/state';
import type { Progress } from '../../core/types';
import { CancelledError } from '../../core/work';
import type { CompareRequest } from '../../protocol/engineSides';
import type { Engine } from '../run/engine';

/** How a comparison ended: well, because it was stopped, or with an error. */
export type ComparisonEnd = { readonly kind: 'done' | 'stopped' } | { readonly kind: 'failed'; readonly error: Error };

/** One comparison, running or ended; what was finished stays. */
export class Comparison implements Disposable {
  private readonly changed = new EventEmitter<void>();
  /** Fires when anything below changed; often, while it runs. */
  readonly onDidChange = this.changed.event;

  progress: Progress | undefined;
  private readonly controller = new AbortController();
  private drawn: { readonly cells: ComparisonState['cells']; readonly inUse: WayInUse | undefined; readonly conclusion: Conclusion } | undefined;

  /** One that is to run, or one that has ended in an earlier window. */
  constructor(
    public state: ComparisonState,
    /** How documents are grouped now; changed by `use`. */
    public inUse: WayInUse | undefined,
    public end?: ComparisonEnd,
    /** Seconds it took, once it has ended. */
    public seconds?: number,
  ) {}

  /** Runs it to its end; never rejects. */
  async run(engine: Engine, request: CompareRequest): Promise<ComparisonEnd> {
    const started = performance.now();
    const listener = {
      progress: (progress: Progress) => this.change({ progress }),
      compared: (event: Parameters<typeof heard>[1]) => this.change({ state: heard(this.state, event), progress: undefined }),
    };
    let end: ComparisonEnd = { kind: 'done' };
    try {
      await engine.compare(request, listener, this.controller.signal);
    } catch (error) {
      end = error instanceof CancelledError ? { kind: 'stopped' } : { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
    }
    this.change({ end, seconds: (performance.now() - started) / 1000, progress: undefined });
    return end;
  }

  cancel(): void {
    this.controller.abort();
  }

  /** What follows from what is finished; worked out once for each change of cells. */
  get conclusion(): Conclusion {
    const { state, inUse, drawn } = this;
    if (drawn?.cells === state.cells && drawn.inUse === inUse) return drawn.conclusion;
    const conclusion = concluded(state, inUse);
    this.drawn = { cells: state.cells, inUse, conclusion };
    return conclusion;
  }

  /** Notes that documents are now grouped another way. */
  use(inUse: WayInUse): void {
    this.inUse = inUse;
    this.changed.fire();
  }

  dispose(): void {
    this.cancel();
    this.changed.dispose();
  }

  private change(parts: Partial<Pick<Comparison, 'state' | 'progress' | 'end' | 'seconds'>>): void {
    Object.assign(this, parts);
    this.changed.fire();
  }
}
