import type { Cut } from './cut';
import { NO_DECISIONS, type Decisions } from './decisions';

/** Most steps that can be taken back. */
export const MOST_STEPS = 20;

/** What was before an edit, and in words the edit that ended it: what taking it back takes back. */
export interface Step {
  readonly label: string;
  readonly decisions: Decisions;
  /** The number of groups, where the edit changed that. */
  readonly cut?: Cut | null;
}

/** What holds, the steps that led to it (oldest first), and those that were taken back (the next to redo last). */
export interface History {
  readonly now: Decisions;
  /** The number of groups that a person chose; null for the one they were found at. */
  readonly cut: Cut | null;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** Nothing was decided, and nothing can be taken back. */
export const NO_HISTORY: History = { now: NO_DECISIONS, cut: null, past: [], future: [] };

/** The history after another edit; what was taken back before is forgotten. */
export function record({ now, cut, past }: History, next: Decisions, label: string): History {
  return { now: next, cut, past: [...past, { label, decisions: now }].slice(-MOST_STEPS), future: [] };
}

/** The history after another number of groups was chosen; what was taken back before is forgotten. */
export function recordCut({ now, cut, past }: History, next: Cut | null, label: string): History {
  return { now, cut: next, past: [...past, { label, decisions: now, cut }].slice(-MOST_STEPS), future: [] };
}

/** Takes the last edit back; the same history when there is none. */
export function undo(history: History): History {
  const last = history.past.at(-1);
  return last ? { ...outOf(history, last), past: history.past.slice(0, -1), future: [...history.future, opposite(history, last)] } : history;
}

/** Does again what was taken back last; the same history when there is nothing. */
export function redo(history: History): History {
  const next = history.future.at(-1);
  return next ? { ...outOf(history, next), past: [...history.past, opposite(history, next)], future: history.future.slice(0, -1) } : history;
}

function outOf({ cut }: History, step: Step): Pick<History, 'now' | 'cut'> {
  return { now: step.decisions, cut: step.cut === undefined ? cut : step.cut };
}

/** The step that leads to where the history is, from where `step` leads. */
function opposite({ now, cut }: History, { label, cut: other }: Step): Step {
  return { label, decisions: now, ...(other !== undefined && { cut }) };
}
