/** All words of the page for the number of groups in English; the host sends them in the reader's language, by the same names. */
export const CUT_STRINGS = {
  title: 'How many groups?',
  about: 'Slide to join or split groups. Nothing is computed again; your names and pins stay. The number stays when grouping again, until you reset it.',
  reset: 'Reset to suggested',
  use: 'Use {count} Groups',
  useOne: 'Use 1 Group',
  slider: 'Number of groups',
  fewer: 'Fewer',
  more: 'More',
  suggested: 'suggested: {counts} groups, where groups are most separate',
  or: '{some} or {last}',
  columns: 'Groups from few to many',
  groups: '{count} groups',
  groupOne: '1 group',
  now: '{groups} (now)',
  goTo: 'Go to {groups}',
  documents: '{name}, {count} documents: {keywords}',
  map: 'Map of the documents in {groups}',
  stepFewer: 'One step fewer',
  stepMore: 'One step more',
  staying: '{groups}, {count} stay as they are',
  takesIn: 'takes in {groups}',
  splitsInto: 'splits into {groups}',
  andMore: '{groups} and {count} more',
  noFewer: 'There are no fewer groups.',
  noMore: 'There are no more groups.',
  keys: '← and → move one group at a time, Page Up and Page Down one step, the head of a column to its number, Esc leaves everything as it was.',
} as const;

/** The words of the page by their names. */
export type CutStrings = Readonly<Record<keyof typeof CUT_STRINGS, string>>;
