import { sharedBytes } from '../sharedBytes';

/**
 * Pieces of a work that do not need each other, by the numbers 0 … count − 1. Threads that share these arrays take one after
 * the other, whoever is free.
 */
export interface Pieces {
  readonly count: number;
  /** One number: how many were taken, and more where somebody looked for another. */
  readonly taken: Int32Array;
  /** 1 for each that is done. */
  readonly done: Uint8Array;
}

/** A work in pieces. Arrays that are written to are `shared`. */
export interface InPieces {
  readonly pieces: Pieces;
}

/** Another thread that does pieces as this one would. */
export interface Helper<Job extends InPieces> {
  /** Lets it take pieces of a job; resolves when none is left and those it took are done. Rejects when it failed or has ended. */
  help(job: Job): Promise<void>;
}

type DoPiece = (piece: number) => Promise<void>;

/** So many pieces, none of them taken. */
export function piecesOf(count: number): Pieces {
  return { count, taken: new Int32Array(sharedBytes(4)), done: new Uint8Array(sharedBytes(count)) };
}

/** Does the pieces that nobody else takes. */
export async function takePieces({ count, taken, done }: Pieces, doPiece: DoPiece): Promise<void> {
  for (let piece = Atomics.add(taken, 0, 1); piece < count; piece = Atomics.add(taken, 0, 1)) {
    await doPiece(piece);
    Atomics.store(done, piece, 1);
  }
}

/** A job that a helper is at, if there is one. */
export interface Started<Job> {
  readonly job: Job;
  readonly helped?: Promise<void>;
}

/** Lets a helper begin with a job, while this thread may do something else before it joins in. */
export function startTogether<Job extends InPieces>(job: Job, helper?: Helper<Job>): Started<Job> {
  return { job, helped: helper?.help(job).catch(() => undefined) };
}

/** Does what is left of a job beside the helper; what that took and left undone is done here. */
export async function finishTogether({ job: { pieces }, helped }: Started<InPieces>, doPiece: DoPiece): Promise<void> {
  await takePieces(pieces, doPiece);
  if (!helped) return;
  await helped;
  for (let piece = 0; piece < pieces.count; piece++) {
    if (isDone(pieces, piece)) continue;
    await doPiece(piece);
    Atomics.store(pieces.done, piece, 1);
  }
}

/** Whether a piece is done, and what it made can be read. */
export function isDone({ done }: Pieces, piece: number): boolean {
  return Atomics.load(done, piece) === 1;
}

/** How many pieces are done. */
export function piecesDone({ done }: Pieces): number {
  return done.reduce((sum, one) => sum + one, 0);
}
