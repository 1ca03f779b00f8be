import { NO_DECISIONS, type Decisions } from './decisions';

/** Most steps that can be taken back. */
export const MOST_STEPS = 20;

/** A layer of decisions, and in words the edit that ended it: what taking it back takes back. */
export interface Step {
  readonly label: string;
  readonly decisions: Decisions;
}

/** The decisions that hold, those before them (oldest first), and those that were taken back (the next to redo last). */
export interface History {
  readonly now: Decisions;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** Nothing was decided, and nothing can be taken back. */
export const NO_HISTORY: History = { now: NO_DECISIONS, past: [], future: [] };

/** The history after another edit; what was taken back before is forgotten. */
export function record({ now, past }: History, next: Decisions, label: string): History {
  return { now: next, past: [...past, { label, decisions: now }].slice(-MOST_STEPS), future: [] };
}

/** Takes the last edit back; the same history when there is none. */
export function undo({ now, past, future }: History): History {
  const last = past.at(-1);
  return last ? { now: last.decisions, past: past.slice(0, -1), future: [...future, { label: last.label, decisions: now }] } : { now, past, future };
}

/** Does again what was taken back last; the same history when there is nothing. */
export function redo({ now, past, future }: History): History {
  const next = future.at(-1);
  return next ? { now: next.decisions, past: [...past, { label: next.label, decisions: now }], future: future.slice(0, -1) } : { now, past, future };
}
