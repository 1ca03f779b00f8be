import { coloursOf } from '../../core/hierarchy/cutGrouping';
import { nodeFaces } from '../../core/hierarchy/faces';
import type { Grouping } from '../../core/types';
import type { CutData } from '../../protocol/cutSides';
import type { GroupNumbers } from '../../protocol/mapSides';

/** What the page for the number of groups shows of a grouping with a hierarchy; `named` are names that a person gave to nodes. */
export function cutData(grouping: Grouping, numbers: GroupNumbers, keep: readonly number[], named: ReadonlyMap<number, string>): CutData {
  const { merges, leaves, separateness, suggested } = grouping.hierarchy!;
  const faces = nodeFaces(grouping, grouping.hierarchy!);
  const sizes = new Array<number>(separateness.length).fill(0);
  for (const leaf of leaves) if (leaf >= 0) sizes[leaf]++;
  return {
    merges,
    sizes,
    names: faces.map(({ name }, node) => named.get(node) ?? name),
    keywords: faces.map(({ keywords }) => keywords.join(', ')),
    colours: Array.from(coloursOf(grouping)),
    keep,
    separateness,
    suggested,
    positions: grouping.documents.flatMap(({ x, y }) => [x, y]),
    leaves,
    ...numbers,
  };
}
