import type { NodeNames } from '../naming/nameNodes';
import type { NumberedGroup } from '../result/numberGroups';
import { rounded } from '../result/rounding';
import type { GroupHierarchy } from '../types';
import type { NestedGroups } from './nestedGroups';

/** Nested groups with their names as plain numbers that a grouping keeps. `numbered` are its own groups. */
export function hierarchyOf({ leaves, merges, suggested, separateness }: NestedGroups, { faces, own }: NodeNames, numbered: readonly NumberedGroup[]): GroupHierarchy {
  return {
    leaves: Array.from(leaves),
    merges: Array.from(merges),
    nodes: faces,
    own: numbered.map(({ level, label }) => own[level].get(label)!),
    suggested,
    separateness: Array.from(separateness, rounded),
  };
}
