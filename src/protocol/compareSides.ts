/** A measure in the table: its figure, and how far its bar reaches, 0 … 1. */
export interface CompareMeasure {
  readonly value: number;
  readonly text: string;
  readonly bar?: number;
}

/** A column of a measure. */
export interface CompareColumn {
  readonly title: string;
  readonly term: string;
  readonly tip: string;
  /** True when values mean something within one block only; it is sorted within blocks. */
  readonly withinBlock: boolean;
  /** The smaller the better. */
  readonly lower: boolean;
}

/** A row of the table: one way to read and to group. */
export interface CompareRow {
  /** Position in the grid, for `use`. */
  readonly at: number;
  /** Rows of one way to read have the same. */
  readonly block: string;
  readonly reading: string;
  readonly method: string;
  readonly recommended: boolean;
  readonly inUse: boolean;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** What stands in place of measures: why it failed, how far it is. */
  readonly text?: string;
  readonly found?: {
    readonly groups: number;
    readonly fewer: boolean;
    /** Share of the documents in no group, as text; empty for none. */
    readonly leftOut: string;
    readonly leftOutShare: number;
    readonly measures: readonly (CompareMeasure | null)[];
    readonly seconds: number;
    readonly time: string;
  };
}

/** A small map: dots of each colour slot (0 … 19, absent for ungrouped documents) as SVG paths in a box of this size. */
export interface ComparePicture {
  readonly at: number;
  readonly reading: string;
  readonly method: string;
  /** The row's first measure. */
  readonly figure: string;
  /** For those who cannot see it. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly few: boolean;
  readonly dots: readonly { readonly slot?: number; readonly path: string }[];
}

/** Agreement of every two finished ways, in the order of the table. */
export interface CompareMatrix {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/** A text with what it begins with in bold. */
export interface CompareText {
  readonly headline: string;
  readonly text: string;
}

/** Everything the page shows, in the reader's language; sent whole when something changed, pictures apart. */
export interface CompareView {
  readonly overview: string;
  /** Absent when nothing goes on any more. */
  readonly running?: { readonly done: number; readonly total: number; readonly text: string };
  /** Why it ended early, if it did. */
  readonly ended?: string;
  readonly verdict?: CompareText;
  readonly caution?: CompareText;
  readonly notes: readonly string[];
  readonly columns: readonly CompareColumn[];
  /** What the recommended row is marked with. */
  readonly mark: string;
  readonly rows: readonly CompareRow[];
  readonly matrix?: CompareMatrix;
}

/** What the host offers the page. */
export interface CompareHostSide {
  functions: {
    /** The page's script is up; the host answers by `view` and `pictures` events. */
    ready(parameters: Record<string, never>): void;
    /** Groups the documents the way of a row, and keeps to it. */
    use(parameters: { readonly at: number }): void;
    run(parameters: { readonly command: 'cancel' | 'again' | 'report' | 'json' | 'markdown' }): void;
  };
  events: {
    view: CompareView;
    pictures: readonly ComparePicture[];
  };
}

/** What the page offers the host. */
export interface CompareSide {
  functions: Record<string, never>;
  events: Record<string, never>;
}
