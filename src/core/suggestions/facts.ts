/** Two documents that say nearly the same, as positions; `a` is the earlier one. */
export interface NearDuplicate {
  readonly a: number;
  readonly b: number;
  /** How alike they are, 0 … 1: in meaning, or in their very words where these are more alike. */
  readonly likeness: number;
  /** Share of the shorter text that stands in the other word for word: 0 … 1. */
  readonly contained: number;
}

/** A document whose nearest ones lie in another folder, as a position. */
export interface OtherFolder {
  readonly document: number;
  readonly from: string;
  readonly to: string;
  /** How much of its nearest documents' likeness is in that folder: 0 … 1. */
  readonly share: number;
}

/** A draft, as a position, that nobody went on with. */
export interface StaleDraft {
  readonly document: number;
  /** When it was changed last, in milliseconds. */
  readonly changed: number;
  /** What marks it as a draft: its place or name, what it says of itself, or that it hardly says anything. */
  readonly mark: 'name' | 'said' | 'short';
}
