import type { Renames } from '../identity/renames';
import type { Anchor, Decisions, GroupDecision } from './decisions';
import type { History } from './history';
import { DecisionsDraft } from './draft';

/** The same history with decisions about renamed documents under their new ids, those that can be taken back too; see `renamedDecisions`. */
export function renamedHistory(history: History, renames: Renames, replaced?: ReadonlySet<string>): History {
  const steps = (list: History['past']) => list.map(step => ({ ...step, decisions: renamedDecisions(step.decisions, renames, replaced) }));
  return { ...history, now: renamedDecisions(history.now, renames, replaced), past: steps(history.past), future: steps(history.future) };
}

/**
 * The same decisions about renamed documents; the very same value where they speak of none of them. What was decided about a
 * document ends where another is in its place, which `replaced` tells; of other new names there may be decisions already, as
 * where these come with the files they are about.
 */
export function renamedDecisions(decisions: Decisions, renames: Renames, replaced: ReadonlySet<string> = new Set()): Decisions {
  const { groups, documents } = decisions;
  const changed = new Map([...groups].map(([key, decision]) => [key, renamedGroup(decision, renames, replaced)]));
  const renamed = [...documents].filter(([id]) => renames.has(id));
  if (renamed.length === 0 && ![...documents.keys()].some(id => replaced.has(id)) && [...changed].every(([key, decision]) => decision === groups.get(key))) return decisions;
  const others = [...documents].filter(([id]) => !renames.has(id) && !replaced.has(id));
  // Where one that is long gone had the name before, what was decided about it ends.
  const now = new Map([...others, ...renamed.map(([id, decision]) => [renames.get(id)!, decision] as const)]);
  return new DecisionsDraft({ groups: changed, documents: now }).done();
}

function renamedGroup(decision: GroupDecision, renames: Renames, replaced: ReadonlySet<string>): GroupDecision {
  const { anchors, documents, pinned } = decision;
  const renamed = (ids: readonly string[]) => (ids.some(id => renames.has(id) || replaced.has(id)) ? [...new Set(ids.flatMap(id => renames.get(id) ?? (replaced.has(id) ? [] : id)))].sort() : ids);
  const next = {
    ...decision,
    ...(anchors && { anchors: anchors.map((anchor): Anchor => ({ ...anchor, members: renamed(anchor.members) })) }),
    ...(documents && { documents: renamed(documents) }),
    ...(pinned && { pinned: renamed(pinned) }),
  };
  const same = next.documents === documents && next.pinned === pinned && (anchors ?? []).every(({ members }, at) => members === next.anchors![at].members);
  return same ? decision : foundByThoseLeft(next);
}

/** A run's group of which no member is left is not found again: what a person put into it keeps it, as one made by hand. */
function foundByThoseLeft({ anchors = [], ...decision }: GroupDecision): GroupDecision {
  const left = anchors.filter(({ members }) => members.length > 0);
  if (left.length > 0) return { ...decision, anchors: left };
  return { ...decision, name: decision.name ?? anchors[0]?.name, documents: decision.documents ?? decision.pinned ?? [] };
}
