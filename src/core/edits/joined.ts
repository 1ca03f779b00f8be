import { sameCut } from './cut';
import type { Decisions } from './decisions';
import { MOST_STEPS, type History } from './history';
import { writeDecisions } from './json';
import { inKeyOrder } from './keys';

/**
 * What two windows made of one history (`base`): theirs, and on top of it, as one step, what is decided otherwise in mine.
 * Theirs itself where that is nothing. Where both decided about the same group or document, mine holds. `undone` says in
 * words that a step was taken back.
 */
export function joined(base: History, mine: History, theirs: History, undone: (label: string) => string): History {
  const now = both(base.now, mine.now, theirs.now);
  const cut = sameCut(base.cut, mine.cut) ? theirs.cut : mine.cut;
  if (sameCut(cut, theirs.cut) && writeDecisions(now) === writeDecisions(theirs.now)) return theirs;
  const back = mine.future.length > base.future.length ? mine.future.at(-1) : undefined;
  const label = back ? undone(back.label) : (mine.past.at(-1)?.label ?? '');
  return { now, cut, past: [...theirs.past, { label, decisions: theirs.now, cut: theirs.cut }].slice(-MOST_STEPS), future: [] };
}

function both(base: Decisions, mine: Decisions, theirs: Decisions): Decisions {
  return { groups: joinedMap(base.groups, mine.groups, theirs.groups), documents: joinedMap(base.documents, mine.documents, theirs.documents) };
}

function joinedMap<V>(base: ReadonlyMap<string, V>, mine: ReadonlyMap<string, V>, theirs: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  const all = new Map(theirs);
  for (const key of new Set([...base.keys(), ...mine.keys()])) {
    const own = mine.get(key);
    if (JSON.stringify(own) === JSON.stringify(base.get(key))) continue;
    if (own === undefined) all.delete(key);
    else all.set(key, own);
  }
  return inKeyOrder(all);
}
