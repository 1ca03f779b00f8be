import type { Decisions } from './decisions';
import type { History, Step } from './history';
import { inKeyOrder } from './keys';

/** Version of the written form. */
export const VERSION = 1;

/**
 * Decisions as a text to keep, the same for the same decisions: keys in order and one value a line, so that two people's
 * changes merge line by line.
 */
export function writeDecisions(decisions: Decisions): string {
  return `${JSON.stringify(plain(decisions), inOrder, 2)}\n`;
}

/** A history as a text to keep. */
export function writeHistory({ now, cut, past, future }: History): string {
  const step = ({ label, decisions, cut }: Step) => ({ label, decisions: plain(decisions), cut });
  return JSON.stringify({ version: VERSION, now: plain(now), cut, past: past.map(step), future: future.map(step) });
}

function plain({ groups, documents }: Decisions): object {
  return { version: VERSION, groups: Object.fromEntries(groups), documents: Object.fromEntries(documents) };
}

/** Objects come with their keys in order, lists as they are. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(inKeyOrder(Object.entries(value)));
}
