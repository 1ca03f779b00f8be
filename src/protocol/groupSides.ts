/** A group as the page names it; `slot` 0 … 19 and `shape` as on the map. */
export interface NamedGroup {
  readonly id: number;
  readonly name: string;
  readonly slot: number;
  readonly shape: number;
}

/** A text with its figure and, behind it, how far its bar reaches: 0 … 1. */
export interface BarLine {
  readonly name: string;
  readonly text: string;
  readonly bar: number;
}

/** What a group has of something, and what all documents have. */
export interface BesideAll {
  readonly name: string;
  readonly own: string;
  readonly all: string;
}

/** Documents in each period, and what that says: "Most in Mar 2024: 12 of 40. Last in Jun 2025." */
export interface TimesRow {
  readonly counts: readonly number[];
  readonly line: string;
}

/** Documents over time, in periods of one length, one after the other, that are the same for all rows. */
export interface TimesView {
  /** Which date of the documents it is. */
  readonly about: string;
  /** The periods by name. */
  readonly periods: readonly string[];
  /** Lines of the axis, each where the period at a position begins, with its date where there is room for it. */
  readonly ticks: readonly { readonly at: number; readonly date?: string }[];
  /** This group; absent where most of its documents have no date. */
  readonly own?: TimesRow;
  /** All documents. */
  readonly all: TimesRow & { readonly name: string };
  /** Groups of its kind, itself among them, largest first; `more` says how many others there are. */
  readonly groups: readonly (NamedGroup & TimesRow)[];
  readonly more?: string;
}

/** Everything the page shows of one group, in the reader's language; sent whole when something changed. */
export interface GroupView {
  readonly group: NamedGroup;
  /** "185 documents in 6 sub-groups · typical fit 0.86 (strong)" */
  readonly overview: string;
  readonly draft: boolean;
  readonly pinned: boolean;
  readonly passages: readonly { readonly id: string; readonly title: string; readonly place: string; readonly text: string }[];
  readonly subgroups: readonly { readonly id: number; readonly name: string; readonly keywords: string; readonly count: string }[];
  readonly doubtful: readonly { readonly id: string; readonly title: string; readonly folder: string; readonly fit: string; readonly bar: number; readonly other: NamedGroup }[];
  /** Doubtful members beyond those shown: "and 24 more". */
  readonly moreDoubtful?: string;
  readonly words: readonly BarLine[];
  /** Shares of its documents that have the commonest of its tags. */
  readonly tags: readonly BesideAll[];
  /** Means of the numbers that its documents give. */
  readonly numbers: readonly BesideAll[];
  readonly times?: TimesView;
  readonly folders: readonly { readonly name: string; readonly count: string }[];
  readonly near: readonly (NamedGroup & { readonly text: string })[];
  readonly picture: GroupPicture;
}

/** A small map: dots of the other groups by colour slot (absent: in no group), and those of this group, as SVG paths in a box. */
export interface GroupPicture {
  readonly width: number;
  readonly height: number;
  /** For those who cannot see it. */
  readonly name: string;
  readonly few: boolean;
  readonly others: readonly { readonly slot?: number; readonly path: string }[];
  readonly own: string;
}

/** What can be done with the group as a whole. */
export type GroupAction = 'rename' | 'pin' | 'unpin' | 'merge' | 'split' | 'showOnMap';

/** What the host offers the page of a group. */
export interface GroupHostSide {
  functions: {
    /** The page's script is up; the host answers by `view` events. */
    ready(parameters: Record<string, never>): void;
    /** Opens a document at the line where its text begins. */
    open(parameters: { readonly id: string; readonly keep: boolean }): void;
    /** Shows another group in place of this one. */
    show(parameters: { readonly group: number }): void;
    /** Puts a doubtful member where it may belong. */
    move(parameters: { readonly id: string; readonly to: number }): void;
    /** Keeps a doubtful member where it is, for good. */
    keep(parameters: { readonly id: string }): void;
    run(parameters: { readonly action: GroupAction }): void;
  };
  events: {
    view: GroupView;
    /** The group is there no more, in words. */
    gone: string;
  };
}

/** What the page offers the host. */
export interface GroupSide {
  functions: Record<string, never>;
  events: Record<string, never>;
}
