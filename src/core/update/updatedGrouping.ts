import { copiedBy } from '../documents/copies';
import { copyBeside } from '../documents/reasons';
import { compareTexts } from '../order';
import type { Group, GroupedDocument, GroupHierarchy, Grouping, Skipped } from '../types';
import type { Changes, PlacedDocument } from './changes';
import { finestParts } from './finestParts';

const NEAREST = 6;
const EXAMPLES = 3;
const LEVELS = ['area', 'group', 'subgroup'] as const;

/** What documents were and are now, by their positions. */
interface Moves {
  /** What each document before is placed as now, where it changed. */
  readonly placed: ReadonlyMap<number, PlacedDocument>;
  /** What each renamed document shows of itself now, by its position before. */
  readonly renamed: ReadonlyMap<number, GroupedDocument>;
  readonly added: readonly PlacedDocument[];
  /** The position now of each document before; −1 = gone. */
  readonly now: Int32Array;
}

/**
 * The grouping after changes of a few documents: its groups with their ids, names and colours, its hierarchy and all other
 * documents stay, renamed ones where they were; changed documents are where they were placed, new ones come last. A group that
 * has lost its last document goes. `changed` counts the documents that changed since the run.
 */
export function updatedGrouping(grouping: Grouping, changes: Changes, changed: number): Grouping {
  const moves = movesOf(grouping, changes);
  const { labels, standings } = finestParts(grouping);
  const parts = [...labels].filter((_, i) => moves.now[i] >= 0);
  const known = grouping.documents.filter((_, i) => moves.now[i] >= 0);
  const positions = new Map([...known, ...moves.added.map(({ document }) => document)].map(({ id }, i) => [id, i]));
  for (const [i, { part }] of moves.placed) parts[moves.now[i]] = part;
  for (const [i, { id }] of moves.renamed) {
    positions.delete(grouping.documents[i].id);
    positions.set(id, moves.now[i]);
  }
  parts.push(...moves.added.map(({ part }) => part));

  const nearOf = nearestKept(grouping, moves, positions);
  const placedAt = ({ document, near, part }: PlacedDocument): GroupedDocument => {
    const { area = null, group = null, subgroup = null } = standings[part] ?? {};
    return { ...document, area, group, subgroup, nearest: near.flatMap(id => positions.get(id) ?? []).slice(0, NEAREST) };
  };
  const idNow = new Map([...moves.renamed].map(([i, { id }]) => [grouping.documents[i].id, id]));
  const documents = [
    ...known.map((document, at): GroupedDocument => {
      const before = nearOf.before[at];
      const placed = moves.placed.get(before);
      if (placed) return placedAt(placed);
      const [nearest, shows] = [nearOf.nearest(before), moves.renamed.get(before)];
      const follows = idNow.get(document.follows ?? '');
      if (!shows && !follows && nearest === document.nearest) return document;
      return { ...(shows ? renamedAs(document, shows) : document), ...(follows && { follows }), nearest };
    }),
    ...moves.added.map(placedAt),
  ];
  const sizes = sizesOf(documents);
  const groups = groupsNow(grouping, documents, sizes, idNow);
  const order = orderOf(groups);
  return {
    ...grouping,
    documents,
    groups: order.map(at => groups[at]),
    skipped: skippedNow(grouping, changes),
    provenance: { ...grouping.provenance, ...(changed > 0 && { placed: changed }) },
    ...(grouping.hierarchy && { hierarchy: hierarchyNow(grouping.hierarchy, moves, parts.map(part => standings[part]?.leaf ?? -1), order) }),
  };
}

/** A document with another name: what depends on its place among the others is as it was. */
function renamedAs({ area, group, subgroup, follows, strength, x, y, words }: GroupedDocument, shows: GroupedDocument): GroupedDocument {
  return { ...shows, area, group, subgroup, ...(follows !== undefined && { follows }), strength, x, y, words };
}

function movesOf({ documents }: Grouping, { placed, renamed, gone }: Changes): Moves {
  const before = new Map(documents.map(({ id }, i) => [id, i]));
  const changed = new Map<number, PlacedDocument>();
  const added: PlacedDocument[] = [];
  for (const one of placed) {
    const at = before.get(one.document.id);
    if (at === undefined) added.push(one);
    else changed.set(at, one);
  }
  const left = new Set(gone);
  let next = 0;
  const now = Int32Array.from(documents, ({ id }, i) => (left.has(id) && !changed.has(i) ? -1 : next++));
  const others = new Map(renamed.flatMap(({ was, document }) => (before.has(was) ? [[before.get(was)!, document] as const] : [])));
  return { placed: changed, renamed: others, added, now };
}

/** What was near to each document and still is: a changed one only to those that are near to it now. */
function nearestKept({ documents }: Grouping, { placed, now }: Moves, positions: ReadonlyMap<string, number>): { before: number[]; nearest(i: number): readonly number[] } {
  const before = [...now.keys()].filter(i => now[i] >= 0);
  const shifted = before.length < documents.length;
  const nearNow = new Map([...placed].map(([i, { near }]) => [i, new Set(near.flatMap(id => positions.get(id) ?? []))]));
  const stays = (i: number, other: number) => now[other] >= 0 && (nearNow.get(other)?.has(now[i]) ?? true);
  return {
    before,
    nearest: i => {
      const { nearest } = documents[i];
      if (!shifted && nearest.every(other => stays(i, other))) return nearest;
      return nearest.filter(other => stays(i, other)).map(other => now[other]);
    },
  };
}

function sizesOf(documents: readonly GroupedDocument[]): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const document of documents) {
    for (const level of LEVELS) {
      const id = document[level];
      if (id !== null) sizes.set(id, (sizes.get(id) ?? 0) + 1);
    }
  }
  return sizes;
}

/** Groups with their sizes and examples; those that lost an example take their strongest documents for it. */
function groupsNow({ groups }: Grouping, documents: readonly GroupedDocument[], sizes: ReadonlyMap<number, number>, idNow: ReadonlyMap<string, string>): Group[] {
  const byId = new Map(documents.map(document => [document.id, document]));
  return groups.map(group => {
    const inside = ({ [group.level]: id }: GroupedDocument) => id === group.id;
    const examples = group.examples.map(id => idNow.get(id) ?? id).filter(id => byId.has(id) && inside(byId.get(id)!));
    if (examples.length < group.examples.length) {
      const others = documents.filter(document => inside(document) && !examples.includes(document.id)).sort((a, b) => b.strength - a.strength);
      examples.push(...others.slice(0, EXAMPLES - examples.length).map(({ id }) => id));
    }
    return { ...group, size: sizes.get(group.id) ?? 0, examples };
  });
}

/** Positions of the groups that have documents, level by level, the largest first; those of one size stay in their order. */
function orderOf(groups: readonly Group[]): number[] {
  const level = (at: number) => LEVELS.indexOf(groups[at].level);
  return [...groups.keys()].filter(at => groups[at].size > 0).sort((a, b) => level(a) - level(b) || groups[b].size - groups[a].size);
}

function hierarchyNow(hierarchy: GroupHierarchy, { now }: Moves, leaves: readonly number[], order: readonly number[]): GroupHierarchy {
  const nodes = now.includes(-1) ? hierarchy.nodes.map(node => ({ ...node, examples: node.examples.map(i => now[i]).filter(i => i >= 0) })) : hierarchy.nodes;
  return { ...hierarchy, leaves, nodes, own: order.map(at => hierarchy.own[at]) };
}

/** What was left out before and not looked at again, nor is found to have a copy in text now, and what is left out now. */
function skippedNow({ skipped }: Grouping, changes: Changes): Skipped[] {
  const documents = [...changes.placed, ...changes.renamed].map(({ document }) => document.path ?? document.id);
  const looked = new Set([...documents, ...changes.gone, ...changes.skipped.map(({ path }) => path)]);
  const isCopied = copiedBy(documents);
  const isStill = ({ path, reason }: Skipped) => !looked.has(path) && (reason === copyBeside || !isCopied(path));
  return [...skipped.filter(isStill), ...changes.skipped].sort((a, b) => compareTexts(a.path, b.path));
}
