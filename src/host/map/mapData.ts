import type { EditFacts } from '../../core/edits/apply';
import type { Group, Grouping } from '../../core/types';
import type { GroupNumbers, MapArea, PackedMap } from '../../protocol/mapSides';
import { packDocuments } from '../../protocol/packedDocuments';

/** What the map draws of a grouping: parallel typed arrays, positions in them in the order of `grouping.documents`. */
export function mapData(grouping: Grouping, title: string, draft: boolean, numbers?: GroupNumbers, facts?: EditFacts): PackedMap {
  const { documents } = grouping;
  const groups = grouping.groups.filter(group => group.level !== 'area');
  const place = new Map(groups.map((group, i) => [group.id, i]));
  const placeOf = (id: number | null) => (id === null ? -1 : (place.get(id) ?? -1));
  const positions = new Float32Array(documents.length * 2);
  documents.forEach(({ x, y }, i) => {
    positions[2 * i] = x;
    positions[2 * i + 1] = y;
  });
  return {
    title,
    documents: packDocuments(documents),
    positions,
    group: Int32Array.from(documents, document => placeOf(document.group)),
    subgroup: Int32Array.from(documents, document => placeOf(document.subgroup)),
    strength: Float32Array.from(documents, document => document.strength),
    ...(documents.every(({ length }) => length !== undefined) && { length: Uint32Array.from(documents, ({ length }) => length ?? 0) }),
    groups,
    areas: areasOf(grouping, groups),
    ...(numbers && { numbers }),
    ...(facts && {
      pinned: { groups: [...facts.pinnedGroups], documents: documents.flatMap(({ id }, i) => (facts.pinnedDocuments.has(id) ? [i] : [])) },
      renamed: Object.fromEntries(facts.renamed),
    }),
    draft,
  };
}

function areasOf(grouping: Grouping, drawn: readonly Group[]): MapArea[] {
  return grouping.groups.flatMap(({ id, name, level }) => {
    const groups = drawn.flatMap((group, at) => (group.level === 'group' && group.parent === id ? at : []));
    return level === 'area' && groups.length > 0 ? { id, name, groups } : [];
  });
}
