import type { RawRecord, RecordParts } from './recordFields';

/** What whoever is handed things says: that it wants no more of them, or nothing. */
export type Wanted = 'enough' | void;

/** A record of a file where it was found: its fields, what it says where that has no fields, or why it is left out. */
export type FoundRecord = FoundAt & ({ readonly fields: RawRecord } | { readonly parts: RecordParts } | { readonly reason: string });

/** A place in a file of records. */
export interface FoundAt {
  /** Its first line, counted from 1. */
  readonly line: number;
  /** What a record there is called that has no id: `row 12`, `line 12`. */
  readonly called: string;
}

/** Hears of the records of a file, one by one, until it has enough. */
export type TakeRecord = (found: FoundRecord) => Wanted;
