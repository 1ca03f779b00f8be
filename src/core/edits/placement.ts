import { countsOf } from '../gather';
import type { GroupedDocument, Grouping, GroupLevel } from '../types';
import { findHomes, type Homes } from './anchors';
import type { Decisions, GroupDecision } from './decisions';

/** Where the decisions put everything: the group on show for each key, for each computed group, for each document. */
export interface Placement {
  /** Id on show of each key that has a group on show. */
  readonly idOf: ReadonlyMap<string, number>;
  readonly keyOf: ReadonlyMap<number, string>;
  /** Id on show of a computed group: its own, or that of the group it became part of. */
  home(id: number): number;
  /** Computed groups that a group on show is made of, its own first. */
  partsOf(id: number): readonly number[];
  levelOf(id: number): GroupLevel;
  /** Group that a sub-group on show lies in. */
  parentOf(id: number): number | null;
  readonly places: readonly Place[];
}

/** A document's place on show. */
export interface Place {
  readonly group: number | null;
  readonly subgroup: number | null;
  /** True where a decision about this document, or a list of documents, holds it there. */
  readonly decided: boolean;
  /** True where no run would have put it there. */
  readonly moved: boolean;
}

/** Most documents of a run's group that join a pinned one, as a share of those that it keeps. */
const MOST_JOINING = 0.25;

/** Puts the documents of a grouping where the decisions, else the run, have them; each has one place. */
export function place(grouping: Grouping, decisions: Decisions): Placement {
  const homes = findHomes(grouping, decisions);
  const placement = placeBy(homes, grouping, decisions);
  const crowded = crowdedKeys(placement, grouping, decisions);
  if (crowded.size === 0) return placement;
  const keyOf = new Map([...homes.keyOf].filter(([, key]) => !crowded.has(key)));
  const found = new Map([...homes.found].filter(([key]) => !crowded.has(key)));
  return placeBy({ keyOf, found }, grouping, decisions);
}

/**
 * Keys of pinned groups whose run's group has become much more than they keep. They stay as they are, beside what else
 * the run put there.
 */
function crowdedKeys({ idOf, partsOf, places }: Placement, { documents }: Grouping, decisions: Decisions): Set<string> {
  const joining = new Map<number, number>();
  places.forEach(({ group, subgroup, decided }, i) => {
    if (decided || decisions.documents.has(documents[i].id)) return;
    // What a person merged into one of its sub-groups does not count.
    const by = (id: number | null) => id !== null && partsOf(id).some(part => part === documents[i].group || part === documents[i].subgroup);
    for (const id of [group, subgroup]) if (by(id)) joining.set(id!, (joining.get(id!) ?? 0) + 1);
  });
  const pinned = [...decisions.groups].filter(([key, decision]) => decision.pinned !== undefined && idOf.has(key));
  return new Set(pinned.filter(([key, decision]) => {
    const kept = new Set(decision.pinned);
    const own = places.filter(({ group, subgroup }, i) => (group === idOf.get(key) || subgroup === idOf.get(key)) && kept.has(documents[i].id)).length;
    return (joining.get(idOf.get(key)!) ?? 0) > MOST_JOINING * own;
  }).map(([key]) => key));
}

function placeBy({ keyOf: keyOfComputed, found }: Homes, grouping: Grouping, decisions: Decisions): Placement {
  const computed = new Map(grouping.groups.map(group => [group.id, group]));
  const idOf = idsOnShow(found, grouping, decisions);
  const keyOf = new Map([...idOf].map(([key, id]) => [id, key]));
  const home = (id: number) => idOf.get(keyOfComputed.get(id) ?? '') ?? id;
  const partsOf = (id: number) => found.get(keyOf.get(id) ?? '') ?? (computed.has(id) ? [id] : []);
  const decisionOf = (id: number) => decisions.groups.get(keyOf.get(id) ?? '');
  const levelOf = (id: number) => decisionOf(id)?.level ?? computed.get(id)!.level;
  const parentOf = (id: number) => {
    const decision = decisionOf(id);
    const above = computed.get(id)?.level === 'subgroup' ? computed.get(id)!.parent : null;
    // A sub-group made by hand lies where it was made; of others the run says where they are.
    if (above === null || decision?.documents) return idOf.get(decision?.within ?? '') ?? (above === null ? null : home(above));
    return home(above);
  };
  const byHand = listed(decisions, ({ documents }) => documents);
  const kept = listed(decisions, ({ pinned }) => pinned);

  const at = (id: number) => {
    const inside = levelOf(id) === 'subgroup';
    return { group: inside ? parentOf(id) : id, subgroup: inside ? id : null };
  };
  const placeOf = (document: GroupedDocument): Place => {
    const own = decisions.documents.get(document.id);
    const run = computedPlace(document);
    const lists = [byHand.get(document.id), kept.get(document.id)] as const;
    if (!own && !lists[0] && !lists[1]) return run;
    const refused = own?.not ?? [];
    const allowed = (id: number | null) => id === null || refused.length === 0 || !refused.includes(keyOf.get(id) ?? '');
    const around = document.group === null ? null : home(document.group);
    // Refused by what its sub-group became part of, it may still belong to the group around that.
    const left = { group: allowed(around) ? around : null, subgroup: null };
    const free = allowed(run.group) && allowed(run.subgroup) ? run : left;
    for (const wish of [own?.moved, own?.pinned, ...lists]) {
      if (wish === undefined) continue;
      if (wish === null) return { group: null, subgroup: null, decided: true, moved: run.group !== null };
      // Where a sub-group is gone, the group around it holds what was put there; where a group is, what most of it went into.
      const id = idOf.get(wish) ?? idOf.get(decisions.groups.get(wish)?.within ?? '') ?? heir(wish);
      if (id === undefined) continue;
      const wished = at(id);
      if (!allowed(wished.group) || !allowed(wished.subgroup)) continue;
      const same = wished.group === free.group;
      // A group that keeps its documents leaves them in their sub-groups.
      if (same && wish !== own?.moved && wished.subgroup === null) return { ...free, decided: true, moved: false };
      return { ...wished, decided: true, moved: !same || wished.subgroup !== free.subgroup };
    }
    return { ...free, decided: false, moved: free.group !== run.group };
  };

  const runById = new Map<string, GroupedDocument>();
  /** The group on show that holds most of the documents of a group that is gone; undefined where they are scattered. */
  const heir = (key: string): number | undefined => {
    if (runById.size === 0) for (const document of grouping.documents) runById.set(document.id, document);
    const members = decisions.groups.get(key)?.anchors?.[0].members.flatMap(id => runById.get(id) ?? []) ?? [];
    const counts = countsOf(members.map(member => computedPlace(member).group));
    const [best] = [...counts].filter(([id]) => id !== null).sort((a, b) => b[1] - a[1]);
    return best && best[1] > members.length / 2 ? best[0]! : undefined;
  };

  // Documents of one group and sub-group share their place in the run.
  const byRun = new Map<number, Place>();
  const computedPlace = ({ group, subgroup }: GroupedDocument): Place => {
    const both = (group ?? -1) * 2 ** 26 + (subgroup ?? -1);
    const known = byRun.get(both) ?? runPlace(group, subgroup);
    byRun.set(both, known);
    return known;
  };
  const runPlace = (group: number | null, subgroup: number | null): Place => {
    if (subgroup !== null && keyOfComputed.has(subgroup)) {
      const id = home(subgroup);
      return levelOf(id) === 'subgroup' ? { group: parentOf(id), subgroup: id, decided: false, moved: false } : { group: id, subgroup: null, decided: false, moved: false };
    }
    const id = group === null ? null : home(group);
    return { group: id, subgroup: id === null ? null : subgroup, decided: false, moved: false };
  };
  const places = grouping.documents.map(placeOf);
  return { idOf, keyOf, home, partsOf, levelOf, parentOf, places: withFollowers(places, grouping, decisions) };
}

/** Ids on show of the keys that have a group: that of the run's group, or a new one for a group that lives without. */
function idsOnShow(found: Homes['found'], { groups, documents }: Grouping, decisions: Decisions): ReadonlyMap<string, number> {
  const present = new Set(documents.map(({ id }) => id));
  const held = new Set(documents.flatMap(({ id }) => [decisions.documents.get(id)?.moved, decisions.documents.get(id)?.pinned]));
  const idOf = new Map<string, number>();
  let next = groups.reduce((most, { id }) => Math.max(most, id), -1) + 1;
  // A sub-group needs the group around it, which has its id by then.
  for (const level of ['area', 'group', 'subgroup'] as const) {
    for (const [key, decision] of decisions.groups) {
      if (decision.level !== level) continue;
      const ids = found.get(key);
      if (ids) idOf.set(key, ids[0]);
      else if (((decision.documents && held.has(key)) || standsAlone(decision, present)) && (level !== 'subgroup' || idOf.has(decision.within ?? ''))) idOf.set(key, next++);
    }
  }
  return idOf;
}

/** What followed a moved document is with it for as long as that stands. */
function withFollowers(places: readonly Place[], { documents }: Grouping, decisions: Decisions): readonly Place[] {
  if (documents.every(({ follows }) => follows === undefined)) return places;
  const position = new Map(documents.map(({ id }, i) => [id, i]));
  return places.map((place, i) => {
    const example = places[position.get(documents[i].follows ?? '') ?? -1];
    return place.decided || decisions.documents.has(documents[i].id) || !example?.decided ? place : { ...example, decided: false, moved: false };
  });
}

/** True for a group that lives without a run's: made by hand, or pinned, with documents that are still there. */
function standsAlone({ documents = [], pinned = [] }: GroupDecision, present: ReadonlySet<string>): boolean {
  return documents.some(id => present.has(id)) || pinned.some(id => present.has(id));
}

/** Key by document of the lists that groups have; where two lists name a document, the first in the order of keys holds. */
function listed(decisions: Decisions, list: (decision: GroupDecision) => readonly string[] | undefined): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [key, decision] of decisions.groups) for (const id of list(decision) ?? []) if (!keys.has(id)) keys.set(id, key);
  return keys;
}
