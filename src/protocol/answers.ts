import type { OtherFolder, StaleDraft } from '../core/suggestions/facts';
import type { Neighbours } from '../core/types';
import type { PackedDuplicates } from './packedDuplicates';

/** Asks for passages that answer a question. */
export interface SearchRequest {
  readonly query: string;
  readonly limit: number;
  /** Ids of the documents to look in; absent for all. */
  readonly within?: readonly string[];
}

/** Asks what is nearest to a document, or to a text. */
export interface RelatedRequest {
  /** The document it is about, which is left out; absent when it is none of the collection. */
  readonly id?: string;
  /** The line (page, slide) of the document whose passage alone it is about, counted from 0; of none there the one before. */
  readonly line?: number;
  /** What it says now, where that may not be what was grouped: a whole file, or some words of one. */
  readonly text?: { readonly content: string; readonly kind: 'file'; readonly name: string } | { readonly content: string; readonly kind: 'words' };
  /** Ids of documents to leave out. */
  readonly without: readonly string[];
  readonly limit: number;
}

/** A passage in an answer. */
export interface FoundPassage {
  /** Its position in the document. */
  readonly at: number;
  readonly text: string;
  readonly headings: readonly string[];
  /** Counted from 0. */
  readonly line: number;
  readonly endLine: number;
  /** Cosine similarity to what was asked about, −1 … 1. */
  readonly likeness: number;
}

/** A document near to what was asked about, with its passage that is nearest. */
export interface RelatedDocument {
  readonly id: string;
  /** Cosine similarity, −1 … 1. */
  readonly likeness: number;
  readonly passage: FoundPassage;
}

/** A passage that answers a question. */
export interface SearchHit {
  readonly id: string;
  readonly passage: FoundPassage;
  /** Where the question's words stand in the passage's text: start and end in UTF-16 units, in order. */
  readonly marks: readonly (readonly [number, number])[];
  /** Whether the passage, or the title above it, has any of them; else it was found by meaning alone. */
  readonly byWords: boolean;
}

/** How a document lies to a group: the middle of its members, the document itself left out. */
export interface GroupLikeness {
  readonly group: number;
  /** Cosine similarity, −1 … 1. */
  readonly likeness: number;
  /** Against the other of the two groups, 0 … 1. */
  readonly fit: number;
  /** The members nearest to the document, nearest first, by cosine similarity. */
  readonly nearest: readonly { readonly id: string; readonly likeness: number }[];
}

/** Why a document is where it is. */
export interface WhyAnswer {
  /** Its group; null when it is in none. */
  readonly own: GroupLikeness | null;
  /** The group it would be in otherwise; null when there is no other. */
  readonly next: GroupLikeness | null;
  /** Its passages nearest to its group (to the next one when it is in none), nearest first. */
  readonly passages: readonly FoundPassage[];
}

/** When documents were changed. */
export interface ChangeFacts {
  /** Ids; what follows names documents by their positions here. */
  readonly documents: readonly string[];
  /** Times in milliseconds at which each document was changed, by a repository or by the files' own dates. */
  readonly changes: readonly (readonly number[])[];
  readonly changesBy: 'git' | 'files';
}

/** What suggestions are made of; the groups on show and what a person decided come to it where they are shown. */
export interface SuggestionFacts extends ChangeFacts {
  readonly neighbours: Neighbours;
  readonly duplicates: PackedDuplicates;
  readonly otherFolders: readonly OtherFolder[];
  readonly drafts: readonly StaleDraft[];
}
