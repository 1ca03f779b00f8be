/** All words of the comparison's page in English; the host sends them in the reader's language, by the same names. */
export const COMPARE_STRINGS = {
  title: 'Compare methods',
  exportReport: 'Export Report…',
  saveJson: 'Save JSON…',
  copyMarkdown: 'Copy as Markdown',
  again: 'Compare Again',
  cancel: 'Cancel',
  table: 'Ways to read and group',
  readBy: 'Read by',
  groupedBy: 'Grouped by',
  groups: 'Groups',
  leftOut: 'Left out',
  none: 'none',
  time: 'Time',
  inUse: 'in use',
  use: 'Use This',
  useNamed: 'Use this: {method}, {reading}',
  fewer: 'fewer than asked for',
  recommended: 'Recommended',
  sortedBy: 'Sort by {column}',
  agreement: 'How much the ways agree',
  agreementAbout: 'Adjusted Rand index of every two ways: 1 = the same groups, about 0 = no more alike than by chance.',
  waiting: 'waiting',
  progress: 'Progress of the comparison',
} as const;

/** The words of the comparison's page by their names. */
export type CompareStrings = Readonly<Record<keyof typeof COMPARE_STRINGS, string>>;
