import { sumOf } from '../sums';
import type { GroupedDocument, Neighbours } from '../types';
import { mapPaced, type Pace } from '../work';

/** What the nearest documents of a document say of where it belongs. */
export interface NearGroups {
  /** Groups of its nearest documents with the share of their likeness that is in each, largest first; ungrouped ones are in none. */
  readonly shares: readonly (readonly [group: number, share: number])[];
  /** Mean likeness of the nearest few. */
  readonly closeness: number;
}

/** Nearest documents that closeness is the mean of. */
const CLOSEST = 6;

/** For each document the groups around it, with breaths by `pace`. `neighbours` are in the order of `documents`. */
export function nearGroups(documents: readonly Pick<GroupedDocument, 'group'>[], { k, indices, similarities }: Neighbours, pace: Pace): Promise<NearGroups[]> {
  return mapPaced(documents, pace, (_, document) => {
    const sums = new Map<number, number>();
    let all = 0;
    for (let at = document * k; at < (document + 1) * k; at++) {
      const { group } = documents[indices[at]];
      const likeness = Math.max(0, similarities[at]);
      all += likeness;
      if (group !== null) sums.set(group, (sums.get(group) ?? 0) + likeness);
    }
    const closest = similarities.subarray(document * k, document * k + Math.min(k, CLOSEST));
    return {
      shares: all === 0 ? [] : [...sums].map(([group, sum]) => [group, sum / all] as const).sort((a, b) => b[1] - a[1] || a[0] - b[0]),
      closeness: sumOf(closest) / Math.max(1, closest.length),
    };
  });
}
