import { finenessOf } from '../../core/grouping/automatic';
import type { RunRequest } from '../../protocol/engineSides';

/** Least share of the documents there were, and of those there are, that must be the same ones: others may be better divided otherwise. */
const ENOUGH = 0.5;

/**
 * How finely the documents a request knows were divided, where its own (`found`, known ones by the same ids) are
 * mostly these and are grouped by the same settings and `model`; else undefined, and where a number of groups is told.
 */
export function earlierFineness({ known, knownBy, recipe, groups, seed }: RunRequest, model: string, found: readonly { readonly id: string }[]): number | undefined {
  if (!known || !knownBy || groups !== 'auto') return undefined;
  const way = [knownBy.recipe, knownBy.groups, knownBy.seed, knownBy.model];
  if (JSON.stringify(way) !== JSON.stringify([recipe, groups, seed, model])) return undefined;
  const ids = new Set(known.ids);
  const both = found.filter(({ id }) => ids.has(id)).length;
  return both >= ENOUGH * Math.max(ids.size, found.length) ? finenessOf(knownBy.method) : undefined;
}
