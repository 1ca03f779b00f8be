import type { Graph } from './graph';

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
  entries: Entries;
}

type Entries = Pick<Graph, 'targets' | 'weights'>;

/** Up to so many entries of a graph are kept: 2 MB. */
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
    entries: newEntries(0),
  };
}

/** Room for so many entries of a graph, until it is asked for again. */
export function entriesIn(room: Room, count: number): Entries {
  if (count > MOST_KEPT) return newEntries(count);
  if (room.entries.targets.length < count) room.entries = newEntries(count);
  return room.entries;
}

function newEntries(count: number): Entries {
  return { targets: new Int32Array(count), weights: new Float32Array(count) };
}
