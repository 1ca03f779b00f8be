/** A document that a page of reasons names. */
export interface WhyDocument {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  /** Cosine similarity to the document that is asked about, as text. */
  readonly likeness: string;
}

/** A group and how a document lies to it. */
export interface WhyGroup {
  readonly id: number;
  readonly name: string;
  /** Colour slot, 0 … 19. */
  readonly colour: number;
  /** 0 … 1, and as people read it: "strong (0.97)". */
  readonly fit: number;
  readonly fitText: string;
  readonly likeness: string;
  readonly nearest: readonly WhyDocument[];
}

export interface WhyPassage {
  readonly text: string;
  /** "line 12 · Heading". */
  readonly place: string;
  readonly line: number;
  readonly likeness: string;
}

/** Everything the page shows, in the reader's language; titles and texts are as they stand in the files. */
export interface WhyView {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** The answer in a sentence. */
  readonly verdict: string;
  /** Words it shares with its group. */
  readonly words: readonly string[];
  /** Null when it is in no group. */
  readonly own: WhyGroup | null;
  readonly next: WhyGroup | null;
  readonly passages: readonly WhyPassage[];
}

/** What the host offers the page. */
export interface WhyHostSide {
  functions: {
    /** The page's script is up; the host answers by a `view` event. */
    ready(parameters: Record<string, never>): void;
    /** Opens a document beside the page, at a line counted from 0 if one is given. */
    open(parameters: { readonly id: string; readonly line?: number }): void;
    /** Shows the document, and those named, on the map. */
    showOnMap(parameters: Record<string, never>): void;
  };
  events: { view: WhyView };
}

/** What the page offers the host. */
export interface WhySide {
  functions: Record<string, never>;
  events: Record<string, never>;
}

/** All words of the page in English; the host sends them in the reader's language, by the same names. */
export const WHY_STRINGS = {
  nearest: 'Nearest members',
  nearestAbout: 'of {group}, by likeness',
  words: 'Words',
  wordsAbout: 'it shares with its group',
  passages: 'Passages that count most',
  passagesAbout: 'nearest to the middle of {group}',
  next: 'Where else it might belong',
  fit: 'Fit',
  likeness: 'Likeness',
  here: 'here',
  showOnMap: 'Show on Map',
  open: 'Open {title}',
  openAt: 'Open the passage in {place}',
} as const;

/** The words of the page by their names. */
export type WhyStrings = Readonly<Record<keyof typeof WHY_STRINGS, string>>;
