import { bibtexEntries, type Entry } from '../../core/documents/bibtex';
import type { TakeRecord } from '../../core/documents/foundRecord';
import type { RecordFields } from '../../core/documents/recordFields';
import type { RecordKindName } from '../../core/documents/recordKinds';
import { risEntries } from '../../core/documents/ris';
import type { Work } from '../../core/work';
import { eachJsonLine } from './jsonLines';
import { jsonRecord } from './jsonRecord';
import { eachMail } from './mailbox';
import { eachTableRecord } from './tables';
import { eachEntry, eachSheetRecord } from './wholeRecords';

/** How a kind of files of records is read. */
export interface RecordReader {
  /** Which of the fields that its records have are what, where their names alone say it: then nothing is guessed. */
  usual?(names: readonly string[]): RecordFields | undefined;
  /** What is said of a file that holds none, with why the first of its records is none. */
  none(reason: string | undefined): string;
  /**
   * Hands its records over in their order; `asked` are fields that they are known to have. `report` hears how many lines or rows were
   * read. Rejects with a `badInput` error for a file that cannot be read, and when cancelled.
   */
  each(file: string, asked: readonly string[], use: TakeRecord, work: Work): Promise<void>;
}

const lines: RecordReader = {
  // Records as they always were stay what they were, whatever else they have.
  usual: names => (names.includes('text') && names.includes('id') ? { text: ['text'], id: 'id' } : undefined),
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

const workbook: RecordReader = { ...table, each: eachSheetRecord };

const bibliography = (entriesOf: (text: string) => Iterable<Entry>, begin: string): RecordReader => ({
  usual: names => {
    const first = (...fields: readonly string[]) => fields.find(field => names.includes(field)) ?? '';
    const text = first('abstract', 'title');
    // Notes and the like are told as in other files.
    return text === '' ? undefined : { text: [text], title: first('title'), id: first('key'), date: first('year', 'date'), tags: [first('keywords')].filter(Boolean) };
  },
  none: (reason = `An entry begins with a line such as "${begin}".`) => reason,
  each: (file, _, use, work) => eachEntry(file, entriesOf, use, work),
});

const mailbox: RecordReader = {
  none: (reason = 'Above each mail there must be a line such as "From ann@example.org Mon Mar  3 10:00:00 2025".') => reason,
  each: (file, _, use, work) => eachMail(file, (mail, line) => use({ line, called: `line ${line}`, ...('reason' in mail ? mail : { parts: mail }) }), work),
};

/** Readers of files of records, by their kinds. */
export const RECORD_READERS: Readonly<Record<RecordKindName, RecordReader>> = {
  lines,
  table,
  mailbox,
  workbook,
  bibtex: bibliography(bibtexEntries, '@article{key,'),
  ris: bibliography(risEntries, 'TY  - JOUR'),
};
