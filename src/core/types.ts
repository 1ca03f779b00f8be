/**
 * The values that travel through the pipeline: documents → passages → vectors → groups → map → names.
 * All of them are plain data that survive structured cloning; none is changed after it is made.
 */

import type { Parameters } from './parameters';

/** Where a run stands, in the order a run goes through. */
export type Phase = 'finding' | 'reading' | 'embedding' | 'grouping' | 'placing' | 'naming';

/** How far a phase has come; `total` is 0 while it is not known yet. */
export interface Progress {
  readonly phase: Phase;
  readonly done: number;
  readonly total: number;
  /** What is counted, where it is not documents. */
  readonly unit?: 'passages';
  /** Estimated seconds until the phase ends, once there is something to estimate from. */
  readonly secondsLeft?: number;
}

/** A piece of a document that fits the embedding model, with its place in the file. */
export interface Passage {
  /** What is embedded and shown: clean prose, without markup. The document's title is not repeated in it. */
  readonly text: string;
  /** Headings above the passage, outermost first; the document's own title left out. */
  readonly headings: readonly string[];
  /** First and last line in the file, counted from 0; in a notebook over the sources of its cells, one after the other; of a PDF pages, of a presentation slides, of other formats that are no text paragraphs. */
  readonly line: number;
  readonly endLine: number;
}

/** Numbers that a record gives of itself, by the names of its fields. */
export type Numbers = Readonly<Record<string, number>>;

/** A file or record after reading: what it says, without how it is written. */
export interface Document {
  /** Unique within a run: the path below the folder with `/`, or the record's own id. */
  readonly id: string;
  /** Path below the folder with `/`; absent for records. */
  readonly path?: string;
  /** Address the editor opens; absent outside the editor. */
  readonly uri?: string;
  readonly title: string;
  readonly passages: readonly Passage[];
  /** Text that is not embedded but may serve names: tags, identifiers in code, link texts. */
  readonly extra: string;
  /** Tags or keywords it gives itself, in its order; absent when there are none. They stand in `extra` too. */
  readonly tags?: readonly string[];
  /** Languages its code is marked with, in order; absent when there are none. */
  readonly languages?: readonly string[];
  /** When it says it was written, in milliseconds since 1970 of its own clock (see `dateOf`); absent when it does not say. Only told, never grouped by. */
  readonly dated?: number;
  /** When it says it was last changed, likewise. */
  readonly changed?: number;
  /** Numbers that a record gives; absent where it gives none. Only told, never grouped by. */
  readonly numbers?: Numbers;
  /** First line in the file of records it came from, counted from 0; absent for files. */
  readonly line?: number;
  /** SHA-256 (hex) of the file's bytes, or of what a record says. */
  readonly hash: string;
}

/** Which files count as documents; plain data from settings or the command line. */
export interface Selection {
  /**
   * Globs a file must match, relative to its folder; empty = the default kinds of document. As in `.gitignore`, a glob
   * without a slash matches at any depth, the name of a folder means what is in it, and a `!` takes out what others match;
   * with nothing but such ones, the default kinds are what is taken from.
   */
  readonly include: readonly string[];
  /** Globs that leave files and folders out (the editor's own `files.exclude` among them), matched likewise. */
  readonly exclude: readonly string[];
  readonly useIgnoreFiles: boolean;
  readonly maxBytes: number;
}

/** A file that was looked at and left out, with the reason in plain words. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** Rows of equal length in one buffer, row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** For each of n rows its k nearest other rows by cosine, nearest first; both arrays are n × k, row-major. */
export interface Neighbours {
  readonly k: number;
  readonly indices: Int32Array;
  /** Cosine similarity, −1 … 1. */
  readonly similarities: Float32Array;
}

/** A group's place in the hierarchy: an area holds groups, a group may hold sub-groups. */
export type GroupLevel = 'area' | 'group' | 'subgroup';

export interface Group {
  readonly id: number;
  readonly level: GroupLevel;
  /** The group one level up that holds it. */
  readonly parent: number | null;
  readonly name: string;
  /** What it is called by its own words, where a chat model named it. */
  readonly nameByWords?: string;
  /** Five words or phrases that tell it from the others, strongest first. */
  readonly keywords: readonly string[];
  /** Number of documents. */
  readonly size: number;
  /** Ids of the three most central documents. */
  readonly examples: readonly string[];
  /** Colour slot, 0 … 19; a sub-group has its parent's. */
  readonly colour: number;
}

/** A passage of a grouped document, without its text. */
export interface GroupedPassage {
  readonly headings: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** The first words, for the tree. */
  readonly preview: string;
  /** The group its own vector is nearest to; null while it is not embedded yet. */
  readonly group: number | null;
}

export interface GroupedDocument {
  readonly id: string;
  readonly path?: string;
  readonly uri?: string;
  readonly title: string;
  readonly area: number | null;
  /** The group at the level shown first; null = ungrouped. */
  readonly group: number | null;
  readonly subgroup: number | null;
  /** Id of the document that a person had moved here and that this one followed; absent when it came by itself. */
  readonly follows?: string;
  /** How far inside its group it lies, against the next group: 0 … 1. */
  readonly strength: number;
  /** Place on the map; the whole map lies within −1 … 1 on both axes, one scale for both. */
  readonly x: number;
  readonly y: number;
  /** The first words of its text, for the hover card. */
  readonly snippet: string;
  /** The line in the file where its text begins, or in the file of records where it does, counted from 0; absent for the first. */
  readonly line?: number;
  /** Up to five words it shares with its group's keywords and names: why it is there. */
  readonly words: readonly string[];
  /** Up to six nearest documents, as positions in `Grouping.documents`, nearest first. */
  readonly nearest: readonly number[];
  /** Its passages when it has more than one; empty otherwise, and in collections with very many. */
  readonly passages: readonly GroupedPassage[];
  /** Number of its passages where they are too many together to be listed; the engine tells of them when asked. */
  readonly parts?: number;
  /** Characters of its text; absent in groupings kept by earlier versions. */
  readonly length?: number;
  /** Tags it gives itself; absent when there are none. */
  readonly tags?: readonly string[];
  /** When it says it was written, in milliseconds since 1970 of its own clock; absent when it does not say, and in groupings kept by earlier versions. */
  readonly dated?: number;
  /** When it says it was last changed, likewise. */
  readonly changed?: number;
  /** Numbers that a record gives; absent where it gives none. */
  readonly numbers?: Numbers;
  /** First digits of the SHA-256 (hex) of the file's bytes, by which it is known under another name; absent in groupings kept by earlier versions. */
  readonly hash?: string;
}

/** What produced a grouping: the same provenance and the same texts give the same grouping, byte for byte. */
export interface Provenance {
  readonly model: string;
  /** Numbers in a vector; absent in groupings made before it was written down. */
  readonly dimensions?: number;
  readonly method: string;
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** What was asked for, so that it can be done again; absent in groupings made before it was written down. */
  readonly recipe?: Recipe;
  readonly groups?: number | 'auto';
  /** Most documents are in languages that the model has hardly learnt; absent where it has. */
  readonly unlearnt?: true;
  /** Documents without a vector where vectors were given, which their words placed; absent for none. */
  readonly byWords?: number;
  /** Documents that changed since the run and were placed among its groups; absent in what a run gave. */
  readonly placed?: number;
}

/** What a group is called and shows of itself at any number of groups. */
export interface HierarchyNode {
  readonly name: string;
  /** Five words or phrases that tell it from the others, strongest first. */
  readonly keywords: readonly string[];
  /** Positions of the three most central documents. */
  readonly examples: readonly number[];
}

/**
 * Fewer and more groups: L leaves, joined two at a time to one group of all; after L − k merges there are k groups. It
 * passes exactly through the grouping's own sub-groups, groups and areas. Nodes are numbered as scipy's linkage does it:
 * the leaves, then what each merge makes.
 */
export interface GroupHierarchy {
  /** Leaf of each document, 0 … L − 1; −1 = in no group. */
  readonly leaves: readonly number[];
  /** The two nodes that each merge joins, interleaved: 2 (L − 1) numbers. */
  readonly merges: readonly number[];
  /** All 2 L − 1 nodes. */
  readonly nodes: readonly HierarchyNode[];
  /** The node that each group of the grouping is, in the order of its groups. */
  readonly own: readonly number[];
  /** Numbers of groups worth a look, ascending; the grouping's own is one of them. */
  readonly suggested: readonly number[];
  /** How separate 1, 2, … L groups are: mean cosine silhouette, −1 … 1. */
  readonly separateness: readonly number[];
}

/** The result of a run: one immutable value that tree, map and command line all read. */
export interface Grouping {
  readonly version: 1;
  readonly documents: readonly GroupedDocument[];
  /** All levels; within a level by size, largest first. */
  readonly groups: readonly Group[];
  readonly skipped: readonly Skipped[];
  readonly quality: { readonly silhouette: number };
  readonly provenance: Provenance;
  /** Absent where there are few documents or very many groups, and in groupings kept by earlier versions. */
  readonly hierarchy?: GroupHierarchy;
}

/** What a new grouping takes over so that names and colours stay: members of each earlier group by document id. */
export interface PreviousGroup {
  readonly level: GroupLevel;
  readonly name: string;
  /** Colour slot, 0 … 19. */
  readonly colour: number;
  readonly members: readonly string[];
}

/** Milliseconds a phase took, `drafts` (first impressions) being a part of `embedding`; kept apart from the grouping, which must not depend on the clock. */
export type Timings = Readonly<Partial<Record<Phase | 'model' | 'drafts' | 'passages' | 'total', number>>>;

/** How vectors are made smaller: principal components, a trained autoencoder's code, or the leading columns. */
export const REDUCTIONS = ['pca', 'autoencoder', 'leading'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/** What stands for a document's text: itself, its most central sentences, or a summary by the server's chat model. */
export const SUMMARIES = ['none', 'textrank', 'server'] as const;
export type Summary = (typeof SUMMARIES)[number];

/** What is taken off all vectors: nothing, their mean, their mean and main directions, or the mean of each document's language. */
export const CENTRINGS = ['none', 'mean', 'directions', 'language'] as const;
export type Centring = (typeof CENTRINGS)[number];

/** Something chosen by name, with its parameters. */
export interface Choice {
  readonly name: string;
  readonly parameters: Parameters;
}

/** How documents become vectors. */
export interface VectorRecipe {
  readonly representation: Choice;
  /** Absent: as the representation gives them. */
  readonly size?: { readonly dimensions: number; readonly by: Reduction };
  readonly summary: Summary;
  /** The chat model that writes summaries; there when the summary is the server's. */
  readonly chat?: Parameters;
  readonly centring: Centring;
}

/** How documents become groups, as plain data. The method `auto` is the default grouping, which has no parameters. */
export interface Recipe extends VectorRecipe {
  readonly method: Choice;
}
