import type { MapDocument } from './mapSides';
import { Texts, packTexts, type PackedTexts } from './packedTexts';

/** Documents in columns, so that a million of them travel as a few buffers. */
export interface PackedDocuments {
  readonly ids: PackedTexts;
  readonly titles: PackedTexts;
  /** Absent where they are the ids. */
  readonly paths?: PackedTexts;
  readonly snippets: PackedTexts;
  /** Several in one text, with tabs between them. */
  readonly words: PackedTexts;
  /** Likewise; absent when no document has any. */
  readonly tags?: PackedTexts;
  /** All documents' nearest ones behind one another, and where each document's end. */
  readonly nearest: Int32Array;
  readonly nearestEnds: Uint32Array;
}

const joined = (values: readonly string[] = []) => values.map(value => value.replaceAll('\t', ' ')).join('\t');
const parted = (text: string) => (text ? text.split('\t') : []);

/** What `MapDocument` says of documents, in columns; a missing path is empty. */
export function packDocuments(documents: readonly (Omit<MapDocument, 'path'> & { readonly path?: string })[]): PackedDocuments {
  const column = (textOf: (document: (typeof documents)[number]) => string) => packTexts(documents.length, i => textOf(documents[i]));
  const nearestEnds = new Uint32Array(documents.length);
  let total = 0;
  for (let i = 0; i < documents.length; i++) nearestEnds[i] = total += documents[i].nearest.length;
  const nearest = new Int32Array(total);
  for (let i = 0; i < documents.length; i++) nearest.set(documents[i].nearest, i ? nearestEnds[i - 1] : 0);
  return {
    ids: column(({ id }) => id),
    titles: column(({ title }) => title),
    ...(documents.some(({ id, path }) => path !== id) && { paths: column(({ path }) => path ?? '') }),
    snippets: column(({ snippet }) => snippet),
    words: column(({ words }) => joined(words)),
    ...(documents.some(({ tags }) => tags?.length) && { tags: column(({ tags }) => joined(tags)) }),
    nearest,
    nearestEnds,
  };
}

/** One document, whose texts are decoded when they are asked for. */
class PackedDocument implements MapDocument {
  constructor(
    private readonly columns: MapDocuments,
    private readonly i: number,
  ) {}

  get id(): string {
    return this.columns.ids.get(this.i);
  }
  get title(): string {
    return this.columns.titles.get(this.i);
  }
  get path(): string {
    return this.columns.paths.get(this.i);
  }
  get snippet(): string {
    return this.columns.snippets.get(this.i);
  }
  get words(): string[] {
    return parted(this.columns.words.get(this.i));
  }
  get tags(): string[] | undefined {
    return this.columns.tags && parted(this.columns.tags.get(this.i));
  }
  get nearest(): number[] {
    return this.columns.nearestOf(this.i);
  }
}

/** Packed documents, read one by one. */
export class MapDocuments {
  readonly ids: Texts;
  readonly titles: Texts;
  readonly paths: Texts;
  readonly snippets: Texts;
  readonly words: Texts;
  readonly tags: Texts | undefined;

  constructor(private readonly packed: PackedDocuments) {
    this.ids = new Texts(packed.ids);
    this.titles = new Texts(packed.titles);
    this.paths = packed.paths ? new Texts(packed.paths) : this.ids;
    this.snippets = new Texts(packed.snippets);
    this.words = new Texts(packed.words);
    this.tags = packed.tags && new Texts(packed.tags);
  }

  get length(): number {
    return this.ids.length;
  }

  /** Whether any document has tags. */
  get tagged(): boolean {
    return this.tags !== undefined;
  }

  /** One document; undefined if there is none at that position. */
  get(i: number): MapDocument | undefined {
    return i >= 0 && i < this.length ? new PackedDocument(this, i) : undefined;
  }

  /** The nearest documents of one. */
  nearestOf(i: number): number[] {
    const { nearest, nearestEnds } = this.packed;
    return Array.from(nearest.subarray(i ? nearestEnds[i - 1] : 0, nearestEnds[i]));
  }

  /** Tells of each document that holds a term (given in lower case) in title, path, words or snippet; of some more than once. */
  find(term: string, found: (i: number, inTitle: boolean) => void): void {
    this.titles.find(term, i => found(i, true));
    for (const texts of [this.paths, this.words, this.snippets]) texts.find(term, i => found(i, false));
  }
}
