/** A column: a group with its colour slot and its shape. */
export interface FoldersGroup {
  readonly id: number;
  readonly name: string;
  readonly slot: number;
  readonly shape: number;
}

/** A row: a folder, how many files it has, and how many of them are in each group. */
export interface FoldersRow {
  readonly folder: string;
  readonly size: number;
  readonly counts: readonly number[];
}

/** A file that may be in another folder. */
export interface FoldersFile {
  readonly key: string;
  readonly title: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** Share of its nearest files that lie there, 0 … 1. */
  readonly share: number;
}

/** Two files that say nearly the same. */
export interface FoldersPair {
  readonly key: string;
  readonly paths: readonly [string, string];
  readonly likeness: number;
}

/** Everything the page shows, in the reader's language; sent whole when something changed. */
export interface FoldersView {
  /** The answer in a word, why, and the figure behind it. */
  readonly verdict: { readonly answer: string; readonly text: string; readonly figure: string };
  readonly groups: readonly FoldersGroup[];
  /** Largest folder first; empty where there are fewer than two folders. */
  readonly rows: readonly FoldersRow[];
  /** What is still being looked for, if anything. */
  readonly looking?: string;
  /** Surest first. */
  readonly files: readonly FoldersFile[];
  readonly pairs: readonly FoldersPair[];
}

/** What the host offers the page. */
export interface FoldersHostSide {
  functions: {
    /** The page's script is up; the host answers by `view` events. */
    ready(parameters: Record<string, never>): void;
    /** Moves a file, which the editor shows first. */
    move(parameters: { readonly key: string }): void;
    /** Leaves a file where it is, or with `folder` all files of that folder. */
    keep(parameters: { readonly key: string } | { readonly folder: string }): void;
    open(parameters: { readonly key: string }): void;
    /** Shows the two files of a pair side by side. */
    compare(parameters: { readonly key: string }): void;
    /** Shows on the map: the files of a folder that are in a group, all of a folder, or a group. */
    show(parameters: { readonly folder?: string; readonly group?: number }): void;
    run(parameters: { readonly command: 'markdown' | 'csv' }): void;
  };
  events: {
    view: FoldersView;
  };
}

/** What the page offers the host. */
export interface FoldersSide {
  functions: Record<string, never>;
  events: Record<string, never>;
}
