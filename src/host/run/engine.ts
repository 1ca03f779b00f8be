import type { Grouping, Progress } from '../../core/types';
import type { RunRequest, RunResult } from '../../protocol/engineSides';

/** What a run tells while it goes on. */
export interface RunListener {
  progress(progress: Progress): void;
  /** First complete groups, before all passages are measured. */
  firstGrouping(grouping: Grouping): void;
}

/** The engine as the window sees it. It starts with the first call. */
export interface Engine {
  /** Groups documents. Rejects with a `CancelledError` when aborted, with a `KindredError` where the user can act. */
  run(request: RunRequest, listener: RunListener, signal: AbortSignal): Promise<RunResult>;
  /** Deletes the stored vectors; gives the number of bytes freed. */
  clearCache(): Promise<number>;
}
