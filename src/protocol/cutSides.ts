/** The hierarchy of the groups on show, for choosing their number. Nodes are numbered as in `GroupHierarchy`: leaves first. */
export interface CutData {
  /** The two nodes each merge joins, interleaved. */
  readonly merges: readonly number[];
  /** Documents of each leaf. */
  readonly sizes: readonly number[];
  /** Of each node: its name, its keywords in one line, and its colour slot. */
  readonly names: readonly string[];
  readonly keywords: readonly string[];
  readonly colours: readonly number[];
  /** Nodes that stay whole: pinned groups. */
  readonly keep: readonly number[];
  /** How separate 1, 2, … groups are. */
  readonly separateness: readonly number[];
  readonly suggested: readonly number[];
  /** Interleaved x, y in −1 … 1 of the documents, and the leaf of each; −1 = ungrouped. */
  readonly positions: readonly number[];
  readonly leaves: readonly number[];
  /** The number on show, the one the groups were found at, and the fewest and most there can be. */
  readonly now: number;
  readonly own: number;
  readonly fewest: number;
  readonly most: number;
}

/** What the host offers the page. */
export interface CutHostSide {
  functions: {
    /** The page's script is up; the host answers by a `data` event. */
    ready(parameters: Record<string, never>): void;
    /** Shows so many groups, and closes the page. */
    use(parameters: { readonly count: number }): void;
    /** Leaves everything as it is. */
    close(parameters: Record<string, never>): void;
  };
  events: { data: CutData };
}

/** What the page shows, for tests. */
export interface CutDescription {
  readonly count: number;
  /** Numbers of groups of the columns, and the names in the present one from the top down. */
  readonly columns: readonly number[];
  readonly groups: readonly string[];
}

/** What the page offers the host. */
export interface CutSide {
  functions: {
    describe(parameters: Record<string, never>): CutDescription;
    /** Moves the slider, as the pointer would. */
    choose(parameters: { readonly count: number }): void;
  };
  events: Record<string, never>;
}
