import { addTo, countsOf } from '../gather';
import { pairUp } from '../identity/pairUp';
import type { Group, Grouping, GroupLevel } from '../types';
import type { Anchor, Decisions } from './decisions';

/** Most members an anchor names: enough to find the group again, few enough to read. */
const MOST_MEMBERS = 100;

/** What a later run finds a computed group again by. */
export function anchorOf(grouping: Grouping, { id, level, name }: Group): Anchor {
  const members = grouping.documents.filter(document => document[level] === id).map(document => document.id);
  return { level, name, size: members.length, members: spread(members.sort()) };
}

function spread(sorted: readonly string[]): string[] {
  const step = Math.max(1, sorted.length / MOST_MEMBERS);
  return Array.from({ length: Math.ceil(sorted.length / step) }, (_, k) => sorted[Math.floor(k * step)]);
}

/** Which computed groups the decisions speak of. */
export interface Homes {
  /** Key by id of a computed group. */
  readonly keyOf: ReadonlyMap<number, string>;
  /** Ids of the computed groups of a key, in the order of its anchors. */
  readonly found: ReadonlyMap<string, readonly number[]>;
}

/** Finds the groups of all anchors in a grouping by most shared members; each anchor finds one group of its level at most. */
export function findHomes(grouping: Grouping, decisions: Decisions): Homes {
  const keyOf = new Map<number, string>();
  const found = new Map<string, number[]>();
  for (const level of ['area', 'group', 'subgroup'] as const) {
    for (const [key, id] of matchLevel(grouping, decisions, level)) {
      keyOf.set(id, key);
      addTo(found, key, id);
    }
  }
  return { keyOf, found };
}

function matchLevel({ documents }: Grouping, decisions: Decisions, level: GroupLevel): [string, number][] {
  const wanted = [...decisions.groups].flatMap(([key, { anchors }]) => (anchors ?? []).filter(anchor => anchor.level === level).map(anchor => ({ key, anchor })));
  if (wanted.length === 0) return [];
  const groupOf = new Map(documents.map(document => [document.id, document[level]]));
  // In the order of their first documents, which does not depend on how a run numbers its groups.
  const sizes = countsOf(documents.flatMap(document => document[level] ?? []));
  const ids = [...sizes.keys()];
  const place = new Map(ids.map((id, i) => [id, i]));
  const likenesses = wanted.flatMap(({ anchor }, from) => {
    const present = anchor.members.filter(id => groupOf.has(id));
    const shared = countsOf(present.flatMap(member => groupOf.get(member) ?? []));
    const size = (anchor.size * present.length) / anchor.members.length;
    return [...shared].map(([id, hits]) => {
      const common = (size * hits) / present.length;
      return { from, to: place.get(id)!, share: common / (size + sizes.get(id)! - common) };
    });
  });
  const pairs = pairUp(likenesses).sort((a, b) => a.from - b.from);
  return pairs.map(({ from, to }) => [wanted[from].key, ids[to]]);
}
