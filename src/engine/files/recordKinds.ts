import type { TakeRecord } from '../../core/documents/foundRecord';
import type { RecordFields } from '../../core/documents/recordFields';
import { oneOf } from '../../core/parameters';
import type { Work } from '../../core/work';
import { eachJsonLine } from './jsonLines';
import { jsonRecord } from './jsonRecord';
import { eachMail } from './mailbox';
import { eachTableRecord } from './tables';

/** A kind of files that hold many documents each. */
export interface RecordKind {
  /** What names of its files end with, in small letters. */
  readonly endings: readonly string[];
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

const jsonLines: RecordKind = {
  endings: ['.jsonl', '.jsonl.gz'],
  usual: { text: ['text'], id: 'id' },
  none: (reason = 'It has no lines.') => `${reason} Each line must be a JSON object such as {"id": "a", "text": "…"}.`,
  each: (file, _, use, work) =>
    eachJsonLine(file, (value, line, unread) => {
      const record = unread === undefined ? jsonRecord(value) : { reason: unread };
      return use({ line, called: `line ${line}`, ...('reason' in record ? record : { fields: record }) });
    }, work),
};

const tables: RecordKind = {
  endings: ['.csv', '.csv.gz', '.tsv', '.tsv.gz'],
  none: (reason = 'It has no rows.') => `${reason} Below a row with the names of the columns there must be one for each text.`,
  each: eachTableRecord,
};

const mailboxes: RecordKind = {
  endings: ['.mbox', '.mbox.gz'],
  none: (reason = 'Above each mail there must be a line such as "From ann@example.org Mon Mar  3 10:00:00 2025".') => reason,
  each: (file, _, use, work) => eachMail(file, (mail, line) => use({ line, called: `line ${line}`, ...('reason' in mail ? mail : { parts: mail }) }), work),
};

/** All kinds of files of records. */
const RECORD_KINDS: readonly RecordKind[] = [jsonLines, tables, mailboxes];

/** The kind of a file of records, by its name; undefined for any other file. */
export function recordKindOf(file: string): RecordKind | undefined {
  const name = file.toLowerCase();
  return RECORD_KINDS.find(({ endings }) => endings.some(ending => name.endsWith(ending)));
}

/** Whether the records of a file have fields: mails have none. */
export function hasFields(file: string): boolean {
  return recordKindOf(file) !== mailboxes;
}

/** What names of files of records end with, without what says that they are compressed. */
export const RECORD_ENDINGS: readonly string[] = RECORD_KINDS.flatMap(({ endings }) => endings.filter(ending => !ending.endsWith('.gz')));

/** The same in a sentence. */
export const RECORD_FILES = oneOf(RECORD_ENDINGS);
