import { countsOf } from '../gather';
import { fitByLead } from '../grouping/strength';
import { rounded } from '../result/rounding';
import type { Group, GroupedDocument, Grouping } from '../types';
import { isUndecided, type Decisions, type GroupDecision } from './decisions';
import { areasOf, facesOf } from './faces';
import { place, type Place, type Placement } from './placement';

/** What the decisions did, for rows, tooltips and reports; groups are ids of the grouping on show. */
export interface EditFacts {
  readonly keys: ReadonlyMap<number, string>;
  /** Computed name of each group that was given another. */
  readonly renamed: ReadonlyMap<number, string>;
  readonly pinnedGroups: ReadonlySet<number>;
  /** Groups put together by hand, which no run made. */
  readonly made: ReadonlySet<number>;
  readonly hidden: ReadonlySet<number>;
  readonly pinnedDocuments: ReadonlySet<string>;
  /** Documents that stand where no run put them. */
  readonly movedDocuments: ReadonlySet<string>;
  /** Decisions about groups that are not on show now; they are kept for a run that has them again. */
  readonly unmatched: readonly { readonly key: string; readonly name: string }[];
}

/** A grouping as the decisions have it. */
export interface Shown {
  readonly grouping: Grouping;
  readonly facts: EditFacts;
}

const NOTHING: EditFacts = {
  keys: new Map(),
  renamed: new Map(),
  pinnedGroups: new Set(),
  made: new Set(),
  hidden: new Set(),
  pinnedDocuments: new Set(),
  movedDocuments: new Set(),
  unmatched: [],
};

/**
 * Shows the decisions on a computed grouping: each document once, in the group that a person put it in or else the run;
 * names, sizes, colours and sub-groups follow. Computed groups keep their ids, others get the numbers after them. Hidden
 * groups are still there (`withoutHidden` leaves them out).
 */
export function applyDecisions(grouping: Grouping, decisions: Decisions): Shown {
  if (isUndecided(decisions)) return { grouping, facts: NOTHING };
  const placement = place(grouping, decisions);
  const faces = facesOf(grouping, decisions, placement);
  const byId = new Map(faces.map(group => [group.id, group]));
  const documents = grouping.documents.map((document, i) => shownDocument(document, placement.places[i], placement, byId));
  const areas = areasOf(grouping, decisions, placement, documents);
  const known = new Set(areas.map(({ id }) => id));
  const groups = [...areas, ...faces.map(group => (group.level === 'group' && group.parent !== null && !known.has(group.parent) ? { ...group, parent: null } : group))];
  return { grouping: { ...grouping, documents, groups }, facts: factsOf(grouping, decisions, placement, new Set(groups.map(({ id }) => id))) };
}

function shownDocument(document: GroupedDocument, { group, subgroup, moved }: Place, { home, places }: Placement, groups: ReadonlyMap<number, Group>): GroupedDocument {
  if (group === document.group && subgroup === document.subgroup && !moved) return document;
  const own = group === null ? undefined : groups.get(group)!;
  const said = own && new Set([...own.keywords, own.name].flatMap(text => text.toLowerCase().split(' ')));
  return {
    ...document,
    area: own?.parent ?? null,
    group,
    subgroup,
    strength: group === null ? 0 : moved ? rounded(own?.size === 1 ? 1 : fitByNearest(document.nearest.map(i => places[i].group), group)) : document.strength,
    words: said ? document.words.filter(word => !moved || said.has(word.toLowerCase())) : [],
    passages: document.passages.map(passage => ({ ...passage, group: passage.group === document.group && document.group !== null ? group : passage.group === null ? null : home(passage.group) })),
  };
}

/** Lead in cosine similarity that a document has over the next group when all its nearest are in its own. */
const LEAD_OF_ALL = 0.3;

/**
 * Without its vector, how far inside `own` a document lies is told by the groups of its nearest, on the scale of a run:
 * 0.5 where as many are in another group.
 */
function fitByNearest(groups: readonly (number | null)[], own: number): number {
  const counts = countsOf(groups);
  const inside = counts.get(own) ?? 0;
  counts.delete(own);
  counts.delete(null);
  const part = LEAD_OF_ALL / Math.max(1, groups.length);
  return fitByLead(part * inside, part * Math.max(0, ...counts.values()));
}

function factsOf({ groups, documents }: Grouping, decisions: Decisions, { idOf, keyOf, places }: Placement, shown: ReadonlySet<number>): EditFacts {
  const computedNames = new Map(groups.map(({ id, name }) => [id, name]));
  const withKey = [...keyOf].filter(([id]) => shown.has(id)).map(([id, key]) => ({ id, key, decision: decisions.groups.get(key)! }));
  const ids = (test: (entry: (typeof withKey)[number]) => boolean) => new Set(withKey.filter(test).map(({ id }) => id));
  const present = documents.map(({ id }) => id);
  return {
    keys: new Map(withKey.map(({ id, key }) => [id, key])),
    renamed: new Map(withKey.flatMap(({ id, decision }) => renamedFrom(decision, computedNames.get(id), id))),
    pinnedGroups: ids(({ decision }) => decision.pinned !== undefined),
    made: ids(({ decision }) => decision.anchors === undefined),
    hidden: ids(({ decision }) => decision.hidden === true),
    pinnedDocuments: new Set(present.filter(id => decisions.documents.get(id)?.pinned !== undefined)),
    movedDocuments: new Set(present.filter((_, i) => places[i].moved)),
    unmatched: [...decisions.groups].filter(([key]) => !shown.has(idOf.get(key) ?? -1)).map(([key, { name, anchors }]) => ({ key, name: name ?? anchors?.[0].name ?? key })),
  };
}

function renamedFrom({ name, anchors }: GroupDecision, now: string | undefined, id: number): (readonly [number, string])[] {
  const computed = anchors && (now ?? anchors[0].name);
  return name === undefined || computed === undefined || computed === name ? [] : [[id, computed]];
}
