import type { Grouping, Recipe } from '../core/types';
import { number } from './table';

/** What is to be said of vectors that were to be made smaller and were not; undefined where they were, or none was asked. */
export function keptSize({ size }: Pick<Recipe, 'size'>, { documents, provenance: { dimensions } }: Pick<Grouping, 'documents' | 'provenance'>): string | undefined {
  if (!size || dimensions === undefined || dimensions === size.dimensions) return undefined;
  const few = dimensions < size.dimensions ? 'they have no more' : `there are only ${number(documents.length)} documents`;
  return `--dimensions ${size.dimensions}:${size.by} changes nothing: vectors keep their ${number(dimensions)} numbers, as ${few}.`;
}
