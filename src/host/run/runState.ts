import type { FailureKind } from '../../core/errors';
import type { Progress } from '../../core/types';

/** Where the grouping of this window stands. */
export type RunState =
  /** Nothing was run yet, or what there was is forgotten. */
  | { readonly kind: 'idle' }
  /** A run is under way; `progress` is absent until the engine has said something. */
  | { readonly kind: 'running'; readonly progress?: Progress }
  | { readonly kind: 'done' }
  /** The user stopped the run after `progress`. */
  | { readonly kind: 'stopped'; readonly progress?: Progress }
  /** There are no documents, as the text says; `gone`: all that were grouped are gone. */
  | { readonly kind: 'nothing'; readonly text: string; readonly gone?: true }
  | { readonly kind: 'failed'; readonly failure: FailureKind; readonly text: string; readonly error: Error };
