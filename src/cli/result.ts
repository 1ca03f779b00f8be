import type { Grouping, Timings } from '../core/types';

/** The form in which `--json` writes a result: version 1 of the contract. */
export function resultJson(grouping: Grouping, timings: Timings): string {
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
