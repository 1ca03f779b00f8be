import { isNotebook } from './kinds';

/** A notebook holds what its code put out, mostly pictures, which is not read. */
const ROOM_OF_NOTEBOOKS = 10;

/** Bytes that a file may have to be read, by its name, where others may have so many. */
export function sizeLimit(path: string, maxBytes: number): number {
  return isNotebook(path) ? ROOM_OF_NOTEBOOKS * maxBytes : maxBytes;
}
