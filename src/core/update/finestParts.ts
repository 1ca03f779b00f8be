import type { GroupedDocument, Grouping } from '../types';

/** Where a document stands at all levels. */
export type Standing = Pick<GroupedDocument, 'area' | 'group' | 'subgroup'> & {
  /** Leaf of the hierarchy; −1 = none. */
  readonly leaf: number;
};

/** The finest parts that the levels and the hierarchy of a grouping divide its documents into. */
export interface FinestParts {
  /** The part of each document. */
  readonly labels: Int32Array;
  /** Where the documents of each part stand. */
  readonly standings: readonly Standing[];
}

/** Divides the documents of a grouping so finely that all in one part stand alike at every level and number of groups. */
export function finestParts({ documents, hierarchy }: Pick<Grouping, 'documents' | 'hierarchy'>): FinestParts {
  const standings: Standing[] = [];
  const known = new Map<string, number>();
  const labels = Int32Array.from(documents, ({ area, group, subgroup }, i) => {
    const leaf = hierarchy?.leaves[i] ?? -1;
    const key = `${area} ${group} ${subgroup} ${leaf}`;
    const part = known.get(key) ?? standings.push({ area, group, subgroup, leaf }) - 1;
    known.set(key, part);
    return part;
  });
  return { labels, standings };
}
