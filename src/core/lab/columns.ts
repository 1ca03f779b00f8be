import type { CellResult, ComparisonState, TruthKind } from './comparison';

/** A measure as a column of the table. */
export interface Column {
  readonly name: string;
  /** What people read, and below it the term with its range. */
  readonly title: string;
  readonly term: string;
  /** One sentence that says what it counts. */
  readonly tip: string;
  readonly digits: number;
  readonly bar?: true;
  /** Values are comparable within one way of reading only. */
  readonly withinBlock?: true;
  /** The smaller the better. */
  readonly lower?: true;
  /** The measure of a finished cell; null or undefined where there is none. */
  value(result: CellResult): number | null | undefined;
}

/** Texts of the columns; faces translate by these. */
export const COLUMN_TEXTS = {
  agreesFolder: 'Agrees with folders',
  agreesTags: 'Agrees with tags',
  agreesLabels: 'Agrees with labels',
  agreesTerm: 'adjusted Rand, up to 1',
  agreesTip: 'How often two documents of the same folder, tag or label share a group, above chance.',
  shared: 'Shared information',
  sharedTerm: 'NMI, 0 to 1',
  sharedTip: 'How much the groups say about the folders, tags or labels, and these about the groups.',
  same: 'Same again',
  sameTerm: '95 % samples',
  sameTip: 'How alike the groups are when a random 5 % of the documents are left out, and chance falls otherwise.',
  silhouette: 'Silhouette',
  silhouetteTerm: 'within one block only',
  silhouetteTip: 'How much nearer documents are to their own group than to the next one. Each way of reading has its own ruler.',
  davies: 'Davies–Bouldin',
  calinski: 'Calinski–Harabasz',
  calinskiTerm: 'higher is better',
  calinskiTip: 'How far the groups lie apart against how wide they are. Each way of reading has its own ruler.',
  inertia: 'Inertia',
  inertiaTerm: 'falls with every group',
  inertiaTip: 'Squared distances of the documents to the centre of their group, added up: the number of groups is about right where it stops falling fast.',
  daviesTerm: 'lower is better',
  daviesTip: 'How wide the groups are against the distances between them. Each way of reading has its own ruler.',
} as const;

const AGREES: Readonly<Record<TruthKind, string>> = { folder: COLUMN_TEXTS.agreesFolder, tags: COLUMN_TEXTS.agreesTags, labels: COLUMN_TEXTS.agreesLabels };

/** The columns of measures of a comparison: with labels or without, and with what tells numbers of groups apart where several are tried. */
export function columnsFor({ facts, cells }: Pick<ComparisonState, 'facts' | 'cells'>): Column[] {
  const truth = facts?.truth?.kind;
  const { agreesTerm, agreesTip, shared, sharedTerm, sharedTip, same, sameTerm, sameTip, silhouette, silhouetteTerm, silhouetteTip, davies, daviesTerm, daviesTip } = COLUMN_TEXTS;
  const byLabels: Column[] = truth
    ? [
        { name: 'agreement', title: AGREES[truth], term: agreesTerm, tip: agreesTip, digits: 2, bar: true, value: ({ agreement }) => agreement?.value },
        { name: 'shared', title: shared, term: sharedTerm, tip: sharedTip, digits: 2, bar: true, value: ({ byLabels }) => byLabels?.nmi },
      ]
    : [];
  const byNumber: Column[] = cells.some(({ wanted }) => wanted !== undefined)
    ? [
        { name: 'calinskiHarabasz', title: COLUMN_TEXTS.calinski, term: COLUMN_TEXTS.calinskiTerm, tip: COLUMN_TEXTS.calinskiTip, digits: 1, withinBlock: true, value: ({ byVectors }) => byVectors.calinskiHarabasz },
        { name: 'inertia', title: COLUMN_TEXTS.inertia, term: COLUMN_TEXTS.inertiaTerm, tip: COLUMN_TEXTS.inertiaTip, digits: 1, lower: true, withinBlock: true, value: ({ byVectors }) => byVectors.inertia },
      ]
    : [];
  return [
    ...byLabels,
    { name: 'stability', title: same, term: sameTerm, tip: sameTip, digits: 2, bar: true, value: ({ stability }) => stability.value },
    { name: 'silhouette', title: silhouette, term: silhouetteTerm, tip: silhouetteTip, digits: 3, bar: true, withinBlock: true, value: ({ byVectors }) => byVectors.silhouette },
    { name: 'daviesBouldin', title: davies, term: daviesTerm, tip: daviesTip, digits: 2, lower: true, withinBlock: true, value: ({ byVectors }) => byVectors.daviesBouldin },
    ...byNumber,
  ];
}
