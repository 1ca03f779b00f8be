import type { Collection } from './collection';

/** Arrays of a number a passage that one search works in. */
export interface SearchRoom {
  readonly likeness: Float32Array;
  readonly words: Float32Array;
  readonly fused: Float32Array;
}

const spare = new WeakMap<Collection, SearchRoom[]>();

/**
 * Lends a room for as long as a task goes on, and keeps it for the next one: with new arrays for each question, the runtime
 * searches all of a large collection for garbage every few questions, and the next one waits for that.
 */
export async function withSearchRoom<T>(collection: Collection, task: (room: SearchRoom) => Promise<T>): Promise<T> {
  const rooms = spare.get(collection) ?? [];
  spare.set(collection, rooms);
  const { rows } = collection.passages;
  const room = rooms.pop() ?? { likeness: new Float32Array(rows), words: new Float32Array(rows), fused: new Float32Array(rows) };
  try {
    return await task(room);
  } finally {
    rooms.push(room);
  }
}
