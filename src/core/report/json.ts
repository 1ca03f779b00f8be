import type { Grouping, Timings } from '../types';

/** The grouping as plain JSON: version 1 of the contract. Timings are left out where they are not known. */
export function groupingJson(grouping: Grouping, timings?: Timings): string {
  const { version, documents, groups, skipped, quality, provenance } = grouping;
  return `${JSON.stringify({
    version,
    documents: documents.map(({ id, path, title, group, subgroup, strength, x, y }) => ({ id, path, title, group, subgroup, strength, x, y })),
    groups: groups.map(({ id, level, parent, name, keywords, size, examples }) => ({ id, level, parent, name, keywords, size, examples })),
    skipped,
    quality,
    provenance,
    timings,
  })}\n`;
}
