import type { TakeRecord } from '../../core/documents/foundRecord';
import type { RecordFields } from '../../core/documents/recordFields';
import type { RecordKindName } from '../../core/documents/recordKinds';
import type { Work } from '../../core/work';
import { eachJsonLine } from './jsonLines';
import { jsonRecord } from './jsonRecord';
import { eachMail } from './mailbox';
import { eachTableRecord } from './tables';

/** How a kind of files of records is read. */
export interface RecordReader {
  /** The fields that its records always were read by: where they have all of these, nothing else is guessed. */
  readonly usual?: Required<Pick<RecordFields, 'text' | 'id'>>;
  /** What is said of a file that holds none, with why the first of its records is none. */
  none(reason: string | undefined): string;
  /**
   * Hands its records over in their order; `asked` are fields that they are known to have. `report` hears how many lines or rows were
   * read. Rejects with a `badInput` error for a file that cannot be read, and when cancelled.
   */
  each(file: string, asked: readonly string[], use: TakeRecord, work: Work): Promise<void>;
}

const lines: RecordReader = {
  usual: { text: ['text'], id: 'id' },
  none: (reason = 'It has no lines.') => `${reason} Each line must be a JSON object such as {"id": "a", "text": "…"}.`,
  each: (file, _, use, work) =>
    eachJsonLine(file, (value, line, unread) => {
      const record = unread === undefined ? jsonRecord(value) : { reason: unread };
      return use({ line, called: `line ${line}`, ...('reason' in record ? record : { fields: record }) });
    }, work),
};

const table: RecordReader = {
  none: (reason = 'It has no rows.') => `${reason} Below a row with the names of the columns there must be one for each text.`,
  each: eachTableRecord,
};

const mailbox: RecordReader = {
  none: (reason = 'Above each mail there must be a line such as "From ann@example.org Mon Mar  3 10:00:00 2025".') => reason,
  each: (file, _, use, work) => eachMail(file, (mail, line) => use({ line, called: `line ${line}`, ...('reason' in mail ? mail : { parts: mail }) }), work),
};

/** Readers of files of records, by their kinds. */
export const RECORD_READERS: Readonly<Record<RecordKindName, RecordReader>> = { lines, table, mailbox };
