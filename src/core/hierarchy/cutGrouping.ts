import { greatest } from '../gather';
import type { LevelLabels } from '../identity/matchPrevious';
import { numberGroups } from '../result/numberGroups';
import { rounded } from '../result/rounding';
import type { Group, GroupedDocument, Grouping, GroupLevel } from '../types';
import { nodeColours } from './colours';
import { cutLevels, type OwnNodes } from './cutLevels';
import { nodeFaces, ownGroups } from './faces';
import { treeOf } from './nodes';

/**
 * The grouping at another number of groups, from its hierarchy: nothing is computed again. Groups, areas and sub-groups are
 * nodes of it, each with the same name and colour at every number; nodes to `keep` are neither joined nor split. At its own
 * number, and without a hierarchy, it stays as it is. What comes out has no hierarchy: cut the whole one again.
 */
export function cutGrouping(grouping: Grouping, count: number, keep: readonly number[] = []): Grouping {
  const { hierarchy, documents } = grouping;
  if (!hierarchy) return grouping;
  const own = ownNodes(grouping);
  const kept = keep.filter(node => !own.group.has(node));
  if (count === own.group.size && kept.length === 0) return grouping;
  const tree = treeOf(hierarchy.merges);
  const levels = cutLevels(tree, own, count, keep);
  const ofDocuments = (labels: Int32Array) => Int32Array.from(hierarchy.leaves, leaf => (leaf < 0 ? -1 : labels[leaf]));
  const labels: LevelLabels = { area: ofDocuments(levels.area), group: ofDocuments(levels.group), subgroup: ofDocuments(levels.subgroup) };
  const numbered = numberGroups(labels);
  const ids: Record<GroupLevel, Map<number, number>> = { area: new Map(), group: new Map(), subgroup: new Map() };
  for (const { id, level, label } of numbered) ids[level].set(label, id);

  const faces = nodeFaces(grouping, hierarchy);
  const slots = coloursOf(grouping);
  const groups = numbered.map(({ id, level, label, parent, members }): Group => {
    const { name, keywords, examples } = faces[label];
    // What others are kept out of may have lost its examples to them.
    const inside = examples.filter(i => labels[level][i] === label);
    const shown = (inside.length > 0 ? inside : members.slice(0, examples.length)).map(i => documents[i].id);
    return { id, level, parent, name, keywords, size: members.length, examples: shown, colour: slots[level === 'group' ? label : labels.group[members[0]]] };
  });
  const idOf = (level: GroupLevel, i: number) => ids[level].get(labels[level][i]) ?? null;
  const moved = largestPart(documents, i => idOf('group', i));
  const group = labels.group;
  return {
    version: grouping.version,
    documents: documents.map((document, i): GroupedDocument => {
      const now = idOf('group', i);
      return {
        ...document,
        area: idOf('area', i),
        group: now,
        subgroup: idOf('subgroup', i),
        strength: strengthAt(document, documents, j => group[j] === group[i]),
        passages: document.passages.map(passage => ({ ...passage, group: passage.group === document.group ? now : passage.group === null ? null : (moved.get(passage.group) ?? null) })),
      };
    }),
    groups,
    skipped: grouping.skipped,
    quality: { silhouette: rounded(hierarchy.separateness[Math.min(ids.group.size, hierarchy.separateness.length) - 1]) },
    provenance: { ...grouping.provenance, method: `${grouping.provenance.method}, cut at ${ids.group.size} groups` },
  };
}

/** The nodes that are the grouping's own areas, groups and sub-groups. */
export function ownNodes({ groups, hierarchy }: Grouping): OwnNodes {
  const of = (level: GroupLevel) => new Set(groups.flatMap((group, at) => (group.level === level ? [hierarchy!.own[at]] : [])));
  return { area: of('area'), group: of('group'), subgroup: of('subgroup') };
}

/** The colour slot of each node of the grouping's hierarchy, which it has at every cut. */
export function coloursOf(grouping: Grouping): Int32Array {
  const hierarchy = grouping.hierarchy!;
  const tree = treeOf(hierarchy.merges);
  const places = { size: new Float64Array(tree.leaves), x: new Float64Array(tree.leaves), y: new Float64Array(tree.leaves) };
  grouping.documents.forEach(({ x, y }, i) => {
    const leaf = hierarchy.leaves[i];
    if (leaf < 0) return;
    places.size[leaf]++;
    places.x[leaf] += x;
    places.y[leaf] += y;
  });
  const own = [...ownGroups(grouping, hierarchy)].filter(([, { level }]) => level === 'group');
  return nodeColours(tree, new Map(own.map(([node, { colour }]) => [node, colour])), places);
}

/** For each group there was, the group that now has most of its documents. */
function largestPart(documents: readonly GroupedDocument[], now: (i: number) => number | null): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  documents.forEach(({ group }, i) => {
    const to = now(i);
    if (group === null || to === null) return;
    const parts = counts.get(group) ?? new Map<number, number>();
    counts.set(group, parts.set(to, (parts.get(to) ?? 0) + 1));
  });
  return new Map([...counts].map(([group, parts]) => [group, greatest(parts)!]));
}

/**
 * How far inside its group a document lies, without its vector: as it was, less by the share of its nearest that are not
 * with it any more, or more by the share that has come to it.
 */
function strengthAt({ strength, nearest, group }: GroupedDocument, documents: readonly GroupedDocument[], together: (j: number) => boolean): number {
  if (group === null || nearest.length === 0) return strength;
  const before = nearest.filter(j => documents[j].group === group).length / nearest.length;
  const now = nearest.filter(together).length / nearest.length;
  if (now === before) return strength;
  return rounded(now > before ? strength + (1 - strength) * ((now - before) / (1 - before)) : strength * (now / before));
}
