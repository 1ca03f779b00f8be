import type { TruthKind } from './comparison';

/** What people call what groupings are held against, within a sentence. */
export const TRUTH_WORDS: Readonly<Record<TruthKind, string>> = { folder: 'your folders', tags: 'your tags', labels: 'the labels' };
