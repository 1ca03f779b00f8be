import type { GroupedDocument } from '../types';
import type { NearGroups } from './nearGroups';
import { quantile } from './quantile';

/** A document, as a position, that is about nothing the others are about. */
export interface Loner {
  readonly document: number;
  /** Mean likeness of its nearest documents. */
  readonly closeness: number;
}

/**
 * Below the first quartile by this part of the distance between the quartiles, a document is alone; Tukey's fences (1977)
 * stand at 1.5, which only gross outliers pass: likeness has a long upper tail.
 */
const FENCE = 0.75;
/** A document that lies clearly inside its group fits there, however thin the group is. */
const FITS = 0.6;

/** Finds the documents that fit nowhere, loneliest first: those in no group, and weak members far from all others. */
export function fitsNowhere(documents: readonly Pick<GroupedDocument, 'group' | 'strength'>[], near: readonly NearGroups[]): Loner[] {
  const values = near.map(({ closeness }) => closeness);
  const [lower, upper] = [quantile(values, 0.25), quantile(values, 0.75)];
  const fence = lower - FENCE * (upper - lower);
  const found = documents.flatMap(({ group, strength }, document): Loner[] => {
    const { closeness } = near[document];
    return group === null || (closeness < fence && strength < FITS) ? [{ document, closeness }] : [];
  });
  return found.sort((a, b) => a.closeness - b.closeness || a.document - b.document);
}
