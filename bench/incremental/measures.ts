import { adjustedRand } from '../../src/core/quality/adjustedRand';
import { largest } from '../../src/core/retrieval/largest';
import type { GroupedDocument, Grouping } from '../../src/core/types';

/** Adjusted Rand index of the groups of two groupings, over the documents that both have and `counts` takes. */
export function agreement(a: Grouping, b: Grouping, counts: (id: string) => boolean = () => true): number {
  const other = new Map(b.documents.map(({ id, group }) => [id, group ?? -1]));
  const both = a.documents.filter(({ id }) => other.has(id) && counts(id));
  return adjustedRand(Int32Array.from(both, ({ group }) => group ?? -1), Int32Array.from(both, ({ id }) => other.get(id)!));
}

/** Share of some documents' nearest ones that are in the same group as they are themselves. */
export function togetherWithNearest({ documents }: Grouping, ids: ReadonlySet<string>): number {
  return mean(documents.filter(({ id }) => ids.has(id)).map(({ nearest, group }) => mean(nearest.map(i => Number(documents[i].group === group)))));
}

/** Share of some documents' nearest ones that are among the fifty nearest on the map. */
export function keptOnMap({ documents }: Grouping, ids: ReadonlySet<string>): number {
  const asked = documents.filter(({ id }) => ids.has(id));
  return mean(asked.map(own => {
    const near = new Set(largest(documents.map(other => (other === own ? -Infinity : -apart(own, other))), 50));
    return mean(own.nearest.map(i => Number(near.has(i))));
  }));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function apart(a: GroupedDocument, b: GroupedDocument): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
