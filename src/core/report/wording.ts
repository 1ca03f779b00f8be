import { english } from '../lab/said';

/** All words of a report on groups in English; the editor has them in the reader's language, by the same names. */
export const REPORT_WORDS = {
  title: 'Groups: {name}',
  map: 'Map of {what}',
  documentOne: '1 document',
  documents: '{count} documents',
  overviewOne: '{documents} in 1 group',
  overview: '{documents} in {count} groups',
  withoutGroup: '{count} in no group',
  inPartOne: '{documents} in 1 sub-group',
  inParts: '{documents} in {count} sub-groups',
  typicalFit: 'typical fit {value} ({word})',
  strong: 'strong',
  fair: 'fair',
  weak: 'weak',
  span: '{from} to {to}',
  andMore: 'and {count} more',
  line: '{path}, line {number}',
  page: '{path}, page {number}',
  slide: '{path}, slide {number}',
  groups: 'Groups',
  about: 'What it is about',
  aboutMore: 'the documents nearest its centre',
  subgroups: 'Sub-groups',
  doubtful: 'Doubtful members',
  doubtfulMore: 'they fit here weakly',
  document: 'Document',
  documentsHead: 'Documents',
  folder: 'Folder',
  fit: 'Fit',
  fitNumber: 'fit {value}',
  fitHere: 'Fit here',
  mayBelongTo: 'May belong to',
  words: 'Words',
  wordsMore: 'share of its documents they tie to it',
  byMonth: 'By month',
  byYear: 'By year',
  added: 'when each file was added',
  changed: 'when each file was last changed',
  mostIn: 'Most in {month}: {count}.',
  folders: 'Folders',
  atTheTop: 'at the top',
  near: 'Nearest groups',
  nearMore: 'share of its documents’ closest',
  noGroup: 'In no group',
  along: 'What came along with your changes',
  group: 'Group',
  subgroup: 'Sub-group',
  keywords: 'Keywords',
  cameAlongWith: 'Came along with',
  same: 'Nearly the same',
  likeness: 'Likeness',
  measures: 'Measures',
  measure: 'Measure',
  value: 'Value',
  meaning: 'What it means',
  leftOutMore: '{count} more files were left out',
  subgroupCount: '{count} sub-groups',
  sizes: 'Sizes',
  sizesMore: 'half of the groups have {count} documents or more',
  ofDocuments: '{share} of the documents',
  fitMeasure: 'Typical fit',
  fitMeasureMore: 'median of how far inside its group a document lies, against the next group: 0 to 1',
  silhouette: 'Silhouette',
  silhouetteMore: 'how separate the groups are, −1 to 1; comparable only between groups made from the same vectors',
  agrees: 'Agrees with folders',
  agreesMore: 'adjusted mutual information: 1 = the same, about 0 = no more alike than by chance; {documents} documents in {folders} top folders',
  pairs: 'Pairs as in folders',
  pairsMore: 'adjusted Rand index, on the same scale',
  origin: 'What produced this',
  readBy: 'Read by',
  groupedBy: 'Grouped by',
  seed: 'Seed',
  dates: 'Dates',
  fromGit: 'From the repository’s history.',
  fromFiles: 'From the files’ dates.',
  byHand: 'Changed by hand',
  versions: 'Versions',
  renamed: '{what} renamed',
  moved: '{what} moved',
  made: '{what} made',
  pinned: '{what} pinned',
  groupOne: '1 group',
  groupCount: '{count} groups',
  both: '{one} and {other}',
  leftOut: 'Left out',
  file: 'File',
  reason: 'Reason',
} as const;

export type ReportWord = keyof typeof REPORT_WORDS;

/** The words of a report and the language they are in, as a BCP 47 tag. */
export interface Wording {
  readonly language: string;
  readonly words: Readonly<Record<ReportWord, string>>;
}

/** A report in English. */
export const IN_ENGLISH: Wording = { language: 'en', words: REPORT_WORDS };

/** A word with what stands in its places. */
export function say({ words }: Wording, word: ReportWord, values: Readonly<Record<string, string>> = {}): string {
  return english({ text: words[word], values });
}
