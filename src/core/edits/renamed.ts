import type { Renames } from '../identity/renames';
import type { Anchor, Decisions, GroupDecision } from './decisions';
import type { History } from './history';
import { inKeyOrder } from './keys';

/** The same history with decisions about renamed documents under their new ids, those that can be taken back too. */
export function renamedHistory(history: History, renames: Renames): History {
  const steps = (list: History['past']) => list.map(step => ({ ...step, decisions: renamedDecisions(step.decisions, renames) }));
  return { ...history, now: renamedDecisions(history.now, renames), past: steps(history.past), future: steps(history.future) };
}

/** The same decisions about renamed documents; the very same value where they speak of none of them. */
export function renamedDecisions(decisions: Decisions, renames: Renames): Decisions {
  const { groups, documents } = decisions;
  const changed = new Map([...groups].map(([key, decision]) => [key, renamedGroup(decision, renames)]));
  const renamed = [...documents].filter(([id]) => renames.has(id));
  if (renamed.length === 0 && [...changed].every(([key, decision]) => decision === groups.get(key))) return decisions;
  const others = [...documents].filter(([id]) => !renames.has(id));
  // Where one that is long gone had the name before, what was decided about it ends.
  const now = new Map([...others, ...renamed.map(([id, decision]) => [renames.get(id)!, decision] as const)]);
  return { groups: changed, documents: inKeyOrder(now) };
}

function renamedGroup(decision: GroupDecision, renames: Renames): GroupDecision {
  const { anchors, documents, pinned } = decision;
  const renamed = (ids: readonly string[]) => (ids.some(id => renames.has(id)) ? [...new Set(ids.map(id => renames.get(id) ?? id))].sort() : ids);
  const next = {
    ...decision,
    ...(anchors && { anchors: anchors.map((anchor): Anchor => ({ ...anchor, members: renamed(anchor.members) })) }),
    ...(documents && { documents: renamed(documents) }),
    ...(pinned && { pinned: renamed(pinned) }),
  };
  const same = next.documents === documents && next.pinned === pinned && (anchors ?? []).every(({ members }, at) => members === next.anchors![at].members);
  return same ? decision : next;
}
