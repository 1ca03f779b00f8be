import { KindredError } from '../errors';
import { groupFacts, type GroupFacts } from '../report/groupFacts';
import { mainGroups, type GroupIndex } from '../report/groupIndex';
import { groupJson } from '../report/json';
import { rounded } from '../result/rounding';
import { documentJson } from '../retrieval/foundJson';
import type { Group, GroupedDocument } from '../types';

/** Sub-groups of each group in a list of groups; of a group asked for all are told. */
const SUBGROUPS = 8;
/** Nearest other groups of a group. */
const NEAR = 3;

/** A part of a list, counted from 1. */
export interface Page {
  readonly from: number;
  readonly count: number;
}

/** Where a document is, as one names it. */
export type PlaceOf = (document: GroupedDocument) => string;

/** The groups there are, largest first, as the JSON of a grouping tells of them; with the areas that they lie in, and central documents by place and title. */
export function groupsAnswer(index: GroupIndex, page: Page, placeOf: PlaceOf): object {
  const { documents, groups, skipped } = index.grouping;
  const { shown, ...told } = pageOf(mainGroups(index), page, 'groups');
  const areas = new Set(shown.map(({ parent }) => parent));
  return {
    documentCount: documents.length,
    ungroupedCount: documents.filter(({ group }) => group === null).length,
    skippedCount: skipped.length,
    areas: groups.filter(({ id, level }) => level === 'area' && areas.has(id)).map(briefly),
    groups: shown.map(group => groupTold(groupFacts(index, group, null), SUBGROUPS, placeOf)),
    ...told,
  };
}

/** One group with its documents, best fit first. */
export function groupAnswer(index: GroupIndex, group: Group, page: Page, placeOf: PlaceOf): object {
  const facts = groupFacts(index, group, null);
  const { shown, ...told } = pageOf(facts.members, page, 'documents in it');
  const names = new Map(facts.subgroups.map(({ id, name }) => [id, name]));
  const within = ({ group: own, subgroup }: GroupedDocument) => names.get(own ?? -1) ?? names.get(subgroup ?? -1);
  return {
    group: groupTold(facts, facts.subgroups.length, placeOf),
    documents: shown.map(document => ({ place: placeOf(document), ...documentJson(document), subgroup: within(document), strength: document.strength })),
    ...told,
  };
}

function groupTold({ group, central, subgroups, near }: GroupFacts, most: number, placeOf: PlaceOf): object {
  return {
    ...groupJson(group),
    examples: central.map(document => ({ place: placeOf(document), title: document.title })),
    subgroups: subgroups.slice(0, most).map(briefly),
    ...(subgroups.length > most && { moreSubgroups: subgroups.length - most }),
    near: near.slice(0, NEAR).map(({ group: { id, name }, share }) => ({ id, name, share: rounded(share) })),
  };
}

function briefly({ id, name, keywords, size }: Group): object {
  return { id, name, keywords, size };
}

/** What a page shows, how many there are, and where the next one begins. Throws a `badInput` error for a page behind the end. */
function pageOf<T>(all: readonly T[], { from, count }: Page, what: string): { readonly shown: readonly T[]; readonly from: number; readonly total: number; readonly next?: number } {
  if (from > Math.max(1, all.length)) throw new KindredError('badInput', `"from" is ${from}: the list of ${what} ends at ${all.length}.`);
  const next = from + count;
  return { shown: all.slice(from - 1, next - 1), from, total: all.length, ...(next <= all.length && { next }) };
}
