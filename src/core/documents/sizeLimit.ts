import { formatOf, isNotebook } from './kinds';

/** A notebook holds what its code put out, mostly pictures, which is not read; so do PDF and the like hold pictures and fonts. */
const ROOM_OF_NOTEBOOKS = 10;
const ROOM_OF_FORMATS = 25;

/** Bytes that a file may have to be read, by its name, where others may have so many. */
export function sizeLimit(path: string, maxBytes: number): number {
  return (isNotebook(path) ? ROOM_OF_NOTEBOOKS : formatOf(path) ? ROOM_OF_FORMATS : 1) * maxBytes;
}
