/** All words of the map in English; the host may send others by the same names. `{…}` are filled in. */
export const STRINGS = {
  mapOne: 'Map of 1 document in {groups}',
  map: 'Map of {documents} documents in {groups}',
  mapEmpty: 'Map of documents, empty',
  groupOne: '1 group',
  groups: '{count} groups',
  documentOne: '1 document',
  documents: '{count} documents',
  ungroupedCount: '{count} ungrouped',
  ungrouped: 'Ungrouped',
  private: 'Nothing leaves this machine',
  search: 'Search by words',
  searchName: 'Search the documents on the map',
  clearSearch: 'Clear the search (Esc)',
  previousMatch: 'Previous match (Shift+Enter)',
  nextMatch: 'Next match (Enter)',
  position: '{at} of {count}',
  found: '{count} documents contain “{query}”',
  foundOne: '1 document contains “{query}”',
  notFound: 'No document contains “{query}”.',
  inGroups: 'in {groups}',
  selectAll: 'Select all {count}',
  moreMatches: '{count} more',
  fit: 'Zoom to fit (0)',
  list: 'Show as List',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  legend: 'Legend',
  foldLegend: 'Fold the legend',
  unfoldLegend: 'Open the legend',
  hideOrShowAll: 'Hide or show all',
  showGroup: 'Show {group}',
  allGroups: 'All groups',
  place: 'You are here',
  overview: 'Overview',
  group: 'Group',
  fitWord: 'Fit',
  words: 'Words',
  closest: 'Closest',
  strong: 'strong',
  fair: 'fair',
  weak: 'weak',
  keyClick: 'Click',
  keyShiftClick: 'Shift+Click',
  open: 'open',
  select: 'select',
  openInEditor: 'Open in the editor · fit {fit}',
  spoken: '{title}, {group}, fit {fit}, {relatives}',
  relativeOne: '1 close relative',
  relatives: '{count} close relatives',
  selected: '{count} selected',
  emptyText:
    'Kindred reads the documents in this folder, puts those about the same thing together, and names each group.',
  emptyAfter: 'First groups appear after a few seconds and get sharper while you work. Nothing leaves this machine.',
  cluster: 'Cluster Workspace Documents',
  cancel: 'Cancel',
  showLog: 'Show Log',
  tryAgain: 'Try Again',
  reading: 'Reading',
  measuring: 'Measuring meaning',
  grouping: 'Grouping',
  naming: 'Naming',
  secondsLeft: 'About {seconds} s left',
} as const;

export type Strings = Readonly<Record<keyof typeof STRINGS, string>>;

/** The strings to use: those the host sent, the English ones for the rest. */
export function readStrings(json: string | undefined): Strings {
  if (!json) return STRINGS;
  const sent: unknown = JSON.parse(json);
  const strings: Record<string, string> = { ...STRINGS };
  for (const [name, text] of Object.entries(sent ?? {})) if (name in strings && typeof text === 'string') strings[name] = text;
  return strings as Strings;
}

/** Puts values into the places of a string; numbers are written the reader's way. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : place;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

const plain = new Intl.NumberFormat('en');

export function formatNumber(value: number): string {
  return plain.format(value);
}

/** One form for 1, another for all other counts. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : fill(many, { count });
}
