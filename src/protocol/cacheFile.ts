/** What went into a file that carries a cache, and the damaged records that were left out. */
export interface Exported {
  readonly vectors: number;
  readonly files: number;
  readonly damaged: number;
}

/** What adding such a file to a cache did. */
export interface Imported {
  /** Vectors that were not there before. */
  readonly added: number;
  /** Vectors the cache had already. */
  readonly known: number;
  /** Vectors of the file that are damaged or missing in it; they are measured again when they are needed. */
  readonly damaged: number;
  /** False when the file's end is missing, so that `damaged` counts only what was seen. */
  readonly whole: boolean;
}
