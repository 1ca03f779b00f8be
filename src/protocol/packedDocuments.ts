import { breathe, Pace, PIECE_MS } from '../core/work';
import { Texts, packTexts, type PackedTexts } from './packedTexts';

/** A document as the map needs it; the columns of one `MapData` run parallel. */
export interface MapDocument {
  readonly id: string;
  readonly title: string;
  /** Path below the folder, or empty. */
  readonly path: string;
  readonly snippet: string;
  readonly words: readonly string[];
  readonly nearest: readonly number[];
  /** Tags it gives itself; absent when there are none. */
  readonly tags?: readonly string[];
}

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

type Unpacked = Omit<MapDocument, 'path'> & { readonly path?: string };

const BETWEEN_BREATHS = 256;

/** What `MapDocument` says of documents, in columns; a missing path is empty. A little at a time, until `signal` stops it. */
export async function packDocuments(documents: readonly Unpacked[], signal?: AbortSignal): Promise<PackedDocuments> {
  // Whoever asks for it has been at work.
  await breathe(signal);
  const pace = new Pace(signal, PIECE_MS);
  const column = (textOf: (document: Unpacked) => string) => packTexts(documents.length, i => textOf(documents[i]), pace);
  const nearestEnds = new Uint32Array(documents.length);
  let total = 0;
  const wanted = { paths: false, tags: false };
  await paced(documents.length, pace, i => {
    const { id, path, tags, nearest } = documents[i];
    nearestEnds[i] = total += nearest.length;
    wanted.paths ||= path !== id;
    wanted.tags ||= Boolean(tags?.length);
  });
  const nearest = new Int32Array(total);
  await paced(documents.length, pace, i => nearest.set(documents[i].nearest, i ? nearestEnds[i - 1] : 0));
  return {
    ids: await column(({ id }) => id),
    titles: await column(({ title }) => title),
    ...(wanted.paths && { paths: await column(({ path }) => path ?? '') }),
    snippets: await column(({ snippet }) => snippet),
    words: await column(({ words }) => joined(words)),
    ...(wanted.tags && { tags: await column(({ tags }) => joined(tags)) }),
    nearest,
    nearestEnds,
  };
}

/** Does something with each of `count` positions, breathing by `pace`. */
export async function paced(count: number, pace: Pace, act: (i: number) => void): Promise<void> {
  for (let i = 0; i < count; i++) {
    act(i);
    if (i % BETWEEN_BREATHS === 0 && pace.due) await pace.breathe();
  }
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
