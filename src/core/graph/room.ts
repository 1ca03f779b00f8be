import type { Rows } from './graph';

/**
 * Arrays for the work on a graph of at most so many nodes and on those that are made from it, used again and again: most
 * graphs are small, and making some fifty arrays for each takes longer than what is done in them.
 */
export interface Room {
  /** Zeros between uses. */
  readonly links: Float64Array;
  /** Zeros at all times. */
  readonly none: Uint8Array;
  readonly sums: Float64Array;
  readonly partSums: Float64Array;
  readonly ties: Float64Array;
  readonly sizes: Int32Array;
  readonly order: Int32Array;
  readonly touched: Int32Array;
  readonly spare: Int32Array;
  /** One longer. */
  readonly starts: Int32Array;
  readonly queued: Uint8Array;
  readonly known: Uint8Array;
  /** Where graphs made from others stand, each until the next is made there: one that is gone on from, and two in turn for what is made of it. */
  readonly places: readonly [Place, Place, Place];
}

/** Arrays that a graph may stand in, grown as they are asked for. */
export type Place = { -readonly [name in 'offsets' | 'targets' | 'weights' | 'strengths']: Rows[name] };

/** Places up to so many entries long are kept: 2 MB. */
const MOST_KEPT = 1 << 18;

/** Room for graphs of at most so many nodes. */
export function roomFor(nodes: number): Room {
  const floats = () => new Float64Array(nodes);
  const numbers = (length = nodes) => new Int32Array(length);
  const bytes = () => new Uint8Array(nodes);
  return {
    links: floats(),
    none: bytes(),
    sums: floats(),
    partSums: floats(),
    ties: floats(),
    sizes: numbers(),
    order: numbers(),
    touched: numbers(),
    spare: numbers(),
    starts: numbers(nodes + 1),
    queued: bytes(),
    known: bytes(),
    places: [newPlace(), newPlace(), newPlace()],
  };
}

function newPlace(): Place {
  return { offsets: new Int32Array(1), targets: new Int32Array(0), weights: new Float32Array(0), strengths: new Float64Array(0) };
}

/** Rows of a graph of so many nodes and at most so many entries, in a place or, where they are very many, in arrays of their own; only the first offset and the strengths are sure to be 0. */
export function rowsIn(place: Place, nodes: number, entries: number): Rows {
  const own = entries > MOST_KEPT ? newPlace() : place;
  if (own.targets.length < entries) {
    const length = entries > MOST_KEPT ? entries : powerFrom(entries);
    own.targets = new Int32Array(length);
    own.weights = new Float32Array(length);
  }
  if (own.strengths.length < nodes) {
    own.offsets = new Int32Array(powerFrom(nodes) + 1);
    own.strengths = new Float64Array(powerFrom(nodes));
  }
  const strengths = own.strengths.subarray(0, nodes).fill(0);
  return { nodes, offsets: own.offsets, targets: own.targets, weights: own.weights, strengths };
}

/** The power of two from a number on, so that arrays that grow are seldom made anew. */
function powerFrom(number: number): number {
  return number < 2 ? 1 : 2 ** (32 - Math.clz32(number - 1));
}
