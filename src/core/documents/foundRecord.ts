import type { Work } from '../work';
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
  /** Under which name its file keeps it, where it has one for each. */
  readonly key?: string | undefined;
  /** Characters or bytes that it takes there, where its file may hold records of any length. */
  readonly length?: number;
}

/** Hears of the records of a file, one by one, until it has enough. */
export type TakeRecord = (found: FoundRecord) => Wanted;

/** The records of a file that was looked into, to be handed over as often as they are asked for. */
export interface OpenRecords {
  /** `report` hears how many lines or rows were read. Rejects with a `badInput` error for a file that cannot be read, and when cancelled. */
  each(use: TakeRecord, work: Work): Promise<void>;
}
