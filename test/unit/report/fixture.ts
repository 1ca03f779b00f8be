import type { Grouping } from '../../../src/core/types';
import { document, group } from '../host/fixture';

/** What nobody should call a file, a group or a text, and somebody will. */
export const HOSTILE = {
  markup: '<script>alert(1)</script><img src=x onerror="alert(2)">]]>&amp;',
  rightToLeft: 'report\u202excod.md \u2066hidden',
  long: `Long ${'title '.repeat(1700)}`,
  formula: `=cmd|' /C calc'!A0`,
  controls: 'bell\u0007 null\u0000 lone\ud800 end',
  markdown: '1. [click](javascript:alert(1)) **bold** | cell `code` https://evil.example www.evil.example <b>',
};

/** Four groups, one with two sub-groups; members that fit weakly; documents named by enemies; a record; one in no group. */
export const grouping: Grouping = {
  version: 1,
  documents: [
    document('git/log.md', { title: 'Reading the log', group: 1, subgroup: 5, strength: 0.9, x: 0.5, y: 0.4, snippet: 'The log has every commit.', line: 2, words: ['commit', 'branch'], nearest: [1, 2] }),
    document('git/rebase.md', { title: HOSTILE.markup, group: 1, subgroup: 5, strength: 0.8, x: 0.52, y: 0.42, snippet: HOSTILE.markup, words: ['commit'], nearest: [0, 3] }),
    document('git/stash.md', { title: HOSTILE.rightToLeft, group: 1, subgroup: 6, strength: 0.3, x: 0.55, y: 0.38, nearest: [3, 4, 0] }),
    document('bread/rye.md', { title: HOSTILE.formula, group: 2, strength: 0.7, x: -0.5, y: -0.4, snippet: HOSTILE.formula, nearest: [4] }),
    document('bread/wheat, "white".md', { title: HOSTILE.long, group: 2, strength: 0.45, x: -0.52, y: -0.42, snippet: HOSTILE.controls, nearest: [3, 0] }),
    document('record 7', { path: undefined, title: HOSTILE.markdown, group: 3, strength: 0.6, x: 0, y: 0.1, snippet: HOSTILE.markdown, nearest: [0] }),
    document('lost.md', { title: HOSTILE.controls, group: null, strength: 0, x: 1, y: -1 }),
  ],
  groups: [
    group(0, 'Everything', { level: 'area', size: 7 }),
    group(1, 'Git commits', { size: 3, parent: 0, keywords: ['commit', 'branch', 'rebase'], examples: ['git/log.md', 'git/rebase.md'] }),
    group(2, HOSTILE.markup, { size: 2, parent: 0, keywords: [HOSTILE.markup], examples: ['bread/rye.md'] }),
    group(3, HOSTILE.markdown, { size: 1, parent: 0, examples: ['record 7'] }),
    group(4, 'Emptied by hand', { size: 0, parent: 0 }),
    group(5, 'Log', { level: 'subgroup', parent: 1, size: 2, colour: 1 }),
    group(6, HOSTILE.rightToLeft, { level: 'subgroup', parent: 1, size: 1, colour: 1 }),
  ],
  skipped: [{ path: '<b>broken</b>.md', reason: 'It is empty.' }],
  quality: { silhouette: 0.123 },
  provenance: { model: 'bundled', method: 'auto', seed: 1, versions: { kindred: '1.2.3' } },
};

/** Days on which some of them changed. */
export const dates = {
  meaning: 'changed',
  by: 'git',
  times: new Map([['git/log.md', Date.UTC(2021, 2, 9)], ['git/rebase.md', Date.UTC(2021, 2, 30)], ['git/stash.md', Date.UTC(2022, 0, 1)], ['bread/rye.md', Date.UTC(2021, 7, 5)], ['bread/wheat, "white".md', Date.UTC(2021, 7, 20)], ['record 7', Date.UTC(2021, 5, 1)]]),
} as const;
