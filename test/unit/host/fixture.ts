import { readRecipe } from '../../../src/core/recipe';
import type { Group, GroupedDocument, Grouping } from '../../../src/core/types';

export function group(id: number, name: string, more: Partial<Group> = {}): Group {
  return { id, level: 'group', parent: null, name, keywords: ['branch', 'commit', 'merge', 'rebase', 'remote'], size: 2, examples: [], colour: id, ...more };
}

export function document(id: string, more: Partial<GroupedDocument> = {}): GroupedDocument {
  return {
    id,
    path: id,
    title: id.replace(/^.*\//, ''),
    area: null,
    group: 1,
    subgroup: null,
    strength: 0.5,
    x: 0,
    y: 0,
    snippet: '',
    words: [],
    nearest: [],
    passages: [],
    ...more,
  };
}

/** Two groups, one with a sub-group; one long document; one document in no group. */
export const grouping: Grouping = {
  version: 1,
  documents: [
    document('git/rebase.md', { strength: 0.6, x: 0.5, y: -0.25 }),
    document('git/log.md', { strength: 0.9, subgroup: 3 }),
    document('git/stash.md', {
      strength: 0.8,
      passages: [
        { headings: ['Why'], line: 2, endLine: 4, preview: 'A stash keeps work', group: 1 },
        { headings: [], line: 9, endLine: 12, preview: 'Sourdough rises slowly', group: 2 },
        { headings: ['How', 'Apply'], line: 20, endLine: 22, preview: 'Pop it again', group: 1 },
      ],
    }),
    document('bread.md', { group: 2, strength: 0.7, words: ['flour'] }),
    document('lost.md', { group: null, strength: 0 }),
  ],
  groups: [
    group(7, 'Everything', { level: 'area', size: 5 }),
    group(1, 'Git branches', { size: 3, parent: 7 }),
    group(2, 'Bread & flour', { size: 1, parent: 7 }),
    group(3, 'Commit log', { level: 'subgroup', parent: 1, size: 1, colour: 1 }),
  ],
  skipped: [],
  quality: { silhouette: 0.2 },
  provenance: { model: 'test', method: 'test', seed: 1, versions: {} },
};

/** The same groups as a run numbers them that began anew: 1 is 2 now, and 2 is 1. */
export const numberedAnew: Grouping = {
  ...grouping,
  groups: grouping.groups.map(group => (group.id === 1 || group.id === 2 ? { ...group, id: 3 - group.id } : group.parent === 1 ? { ...group, parent: 2 } : group)),
  documents: grouping.documents.map(document => ({ ...document, group: document.group && 3 - document.group })),
};

/** What a run is asked for in a window without settings. */
export const plan = async () => ({ sources: [], selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 1 }, groups: 'auto', recipe: readRecipe(), seed: 1 }) as const;
