import type { AskedName } from '../../core/askedNames/question';
import type { ComparisonEvent } from '../../core/lab/comparison';
import type { Grouping, Progress } from '../../core/types';
import type { Exported, Imported } from '../../protocol/cacheFile';
import type { ClassifyRequest, ClassifyResult, CompareRequest, NamesRequest, Question, QuestionAnswer, QuestionParameters, RunRequest, RunResult } from '../../protocol/engineSides';

/** What a run tells while it goes on. */
export interface RunListener {
  progress(progress: Progress): void;
  /** First complete groups, before all passages are measured. */
  firstGrouping(grouping: Grouping): void;
}

/** What a comparison tells while it goes on. */
export interface CompareListener {
  progress(progress: Progress): void;
  compared(event: ComparisonEvent): void;
}

/** The engine as the window sees it. It starts with the first call. */
export interface Engine {
  /** Groups documents. Rejects with a `CancelledError` when aborted, with a `KindredError` where the user can act. */
  run(request: RunRequest, listener: RunListener, signal: AbortSignal): Promise<RunResult>;
  /** Compares ways to read and group; rejects as `run` does. What was told before stands. */
  compare(request: CompareRequest, listener: CompareListener, signal: AbortSignal): Promise<void>;
  /** Sorts documents into classes; rejects as `run` does. */
  classify(request: ClassifyRequest, listener: Pick<RunListener, 'progress'>, signal: AbortSignal): Promise<ClassifyResult>;
  /**
   * Asks about the documents in memory, beside whatever goes on; rejects as `run` does, and when a run starts meanwhile.
   * `suggesting` hears how far suggestions are, 0 … 1.
   */
  ask<Q extends Question>(question: Q, parameters: QuestionParameters<Q>, signal?: AbortSignal, suggesting?: (share: number) => void): Promise<QuestionAnswer<Q>>;
  /** Asks a chat model for names of groups, beside whatever goes on; `hear` gets each once, as it comes. Rejects as `run` does. */
  names(request: NamesRequest, hear: (named: AskedName) => void, signal: AbortSignal): Promise<void>;
  /** Deletes the stored vectors; gives the number of bytes freed. */
  clearCache(): Promise<number>;
  /** Writes the stored vectors into a file. */
  exportCache(file: string, signal: AbortSignal): Promise<Exported>;
  /** Adds the vectors of a file to the stored ones. */
  importCache(file: string, signal: AbortSignal): Promise<Imported>;
}
