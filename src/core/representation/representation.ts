import type { Matrix } from '../types';
import type { Work } from '../work';
import type { Embedder } from './embedder';

/** What of a document representations read. */
export interface DocumentText {
  /** The document's own; texts that stand for themselves have none. */
  readonly id?: string;
  /** Of a file; records have none. */
  readonly path?: string;
  /** What a record is called in its file, where its id says more. */
  readonly own?: string;
  /** What a model with a limit reads: languages of its code, title, first passage. */
  readonly lead: string;
  /** Everything it says, title first. */
  readonly whole: string;
}

/** Documents as vectors, and the way other texts come into the same space. */
export interface Represented {
  /** Unit rows (n × dimensions), one a document; a document without any known word is a row of zeros. */
  readonly vectors: Matrix;
  /** Vectors of phrases, passages and questions in the space of the documents. */
  readonly embedder: Embedder;
  /** Number of documents that have no vector where all others have one that was given, and are where their words lead; absent for none. */
  readonly byWords?: number;
}

/**
 * A way to turn documents into vectors. Some learn from the documents themselves (word frequencies, components), others
 * know beforehand. All pass one conformance test: unit rows, the same texts give the same bytes, none and one document,
 * empty texts, the documents' order does not matter, cancel, progress.
 */
export interface Representation {
  /** Names the representation and every setting that changes a vector. */
  readonly identity: string;
  represent(documents: readonly DocumentText[], work?: Work): Promise<Represented>;
}

/**
 * The representation of an embedder that knows beforehand: a document's vector is that of its lead. The embedder is
 * asked for with the first documents, so that an identity alone costs no model.
 */
export function leadRepresentation(identity: string, embedder: () => Promise<Embedder>): Representation {
  return {
    identity,
    async represent(documents, work) {
      const ready = await embedder();
      return { vectors: await ready.embed(documents.map(({ lead }) => lead), work), embedder: ready };
    },
  };
}
