import { kindByName, type NamedKind } from './kinds';

/** A notebook holds what its code put out, mostly pictures, which is not read; so do PDF and Word documents hold pictures and fonts. */
const room: Partial<Record<NamedKind, number>> = { notebook: 10, pdf: 25, word: 25 };

/** Bytes that a file may have to be read, by its name, where others may have so many. */
export function sizeLimit(path: string, maxBytes: number): number {
  return (room[kindByName(path)] ?? 1) * maxBytes;
}
