import type { GroupedDocument } from '../types';
import type { NearGroups } from './nearGroups';
import { quantile } from './quantile';

/** A document, as a position, that stands between its own group and another. */
export interface Bridge {
  readonly document: number;
  readonly group: number;
  readonly other: number;
  /** Share of its nearest documents' likeness in its own group and in the other: 0 … 1. */
  readonly own: number;
  readonly there: number;
}

/** Each of the two groups has so much of a bridge's nearest documents, and both together so much. */
const LEAST_EACH = 0.4;
const LEAST_BOTH = 0.85;
/** What is farther from its nearest documents than three quarters of all are stands aside rather than between. */
const CLOSE = 0.25;

/** Finds documents that are about the subjects of two groups at once, the most even ones first. */
export function bridges(documents: readonly Pick<GroupedDocument, 'group'>[], near: readonly NearGroups[]): Bridge[] {
  const close = quantile(near.map(({ closeness }) => closeness), CLOSE);
  const found = documents.flatMap(({ group }, document): Bridge[] => {
    const { shares, closeness } = near[document];
    const [first, second] = shares;
    if (group === null || !second || closeness < close || second[1] < LEAST_EACH || first[1] + second[1] < LEAST_BOTH) return [];
    if (first[0] !== group && second[0] !== group) return [];
    const [own, there] = first[0] === group ? [first, second] : [second, first];
    return [{ document, group, other: there[0], own: own[1], there: there[1] }];
  });
  return found.sort((a, b) => Math.min(b.own, b.there) - Math.min(a.own, a.there) || a.document - b.document);
}
