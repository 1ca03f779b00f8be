import type { LabelMeasures } from '../quality/evaluateLabels';
import type { VectorMeasures } from '../quality/evaluateVectors';
import type { Origin } from '../truth/origin';
import type { Recipe } from '../types';
import type { Sampled } from './difference';
import type { Said } from './said';

/** What groupings are held against: folders, the documents' own tags, or labels from a file or field. */
export type TruthKind = Origin['kind'];

/** What is known of the labels that a comparison was held against. */
export interface TruthFacts {
  readonly kind: TruthKind;
  /** Number of different labels, and of documents that have one. */
  readonly classes: number;
  readonly documents: number;
}

/** What one way to group found, and how good that is. */
export interface CellResult {
  /** Group of each document, largest first; −1 = in none. */
  readonly labels: Int32Array;
  readonly groups: number;
  /** Number of documents in no group. */
  readonly ungrouped: number;
  /** Numbers in a vector; absent in comparisons made before it was written down. */
  readonly dimensions?: number;
  /** Every measure that needs no labels; all are comparable within one reading only. */
  readonly byVectors: VectorMeasures;
  /** Every measure against the labels; absent without labels. */
  readonly byLabels?: LabelMeasures;
  /** Agreement with the labels (adjusted Rand index), of all documents and of each sample; absent without labels. */
  readonly agreement?: Sampled;
  /** Agreement of the groups found in samples of 95 %: the mean, and that of each sample with the others. */
  readonly stability: Sampled;
  /** Time the method took on all documents. */
  readonly seconds: number;
  /** Estimated peak memory of vectors and method. */
  readonly bytes: number;
}

/** One way to read and group documents. */
export interface Way {
  readonly recipe: Recipe;
  /** Number of groups it is asked for, where several numbers are tried; absent where all ways are told the same. */
  readonly wanted?: number;
}

/** Number of groups where one must be given: what the default grouping finds, that of the labels' classes, so many, or each of several. */
export type GroupsGiven = number | 'auto' | 'truth' | readonly number[];

/** The way documents are grouped now, with the number of groups that was asked for, if one was. */
export type WayInUse = Recipe & { readonly groups?: number };

/** A way, and where it stands. */
export type Cell = Way & (
  | { readonly state: 'waiting' }
  /** Grouped so many of so many times: all documents, then the samples. */
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'done'; readonly result: CellResult }
);

/** How a reading places documents next to each other, for a small picture. */
export interface SmallMap {
  /** Positions of the documents in it, in order; a random part of many. */
  readonly rows: Int32Array;
  /** Interleaved x, y of these, within −1 … 1; y grows upwards. */
  readonly positions: Float32Array;
}

/** What is compared: known once the documents are read. */
export interface ComparisonFacts {
  /** Ids of the documents, in the order of all labels. */
  readonly ids: readonly string[];
  readonly truth?: TruthFacts;
  readonly seed: number;
  /** Number of samples of 95 % that stability is measured on. */
  readonly samples: number;
  /** Versions of what computes, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What a comparison tells while it goes on. */
export type ComparisonEvent =
  | { readonly kind: 'facts'; readonly facts: ComparisonFacts }
  /** The number of groups that is given where one must be given; not told where several are tried. */
  | { readonly kind: 'groups'; readonly groups: number }
  | { readonly kind: 'cell'; readonly at: number; readonly cell: Cell }
  /** The map of the reading with this key. */
  | { readonly kind: 'map'; readonly key: string; readonly map: SmallMap };

/** All that was heard of a comparison so far. */
export interface ComparisonState {
  readonly facts?: ComparisonFacts;
  /** Undefined until it is known, and where several numbers are tried. */
  readonly groups?: number;
  readonly cells: readonly Cell[];
  readonly maps: Readonly<Record<string, SmallMap>>;
}

/** What can be said about a comparison, in words. */
export interface Verdict {
  /** Position of the one cell that is recommended; absent when none can be. */
  readonly recommended?: number;
  readonly headline: Said;
  readonly sentences: readonly Said[];
  /** Why silhouette did not decide; absent when there is nothing to choose between. */
  readonly caution?: { readonly headline: Said; readonly sentences: readonly Said[] };
  /** What the measures say of the numbers of groups, a paragraph for each way of which several were tried. */
  readonly numbers: readonly (readonly Said[])[];
  /** What to know when reading the table. */
  readonly notes: readonly Said[];
}
