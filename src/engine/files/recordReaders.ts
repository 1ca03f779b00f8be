import { bibtexEntries, type Entries } from '../../core/documents/bibtex';
import type { OpenRecords, TakeRecord } from '../../core/documents/foundRecord';
import type { RecordFields } from '../../core/documents/recordFields';
import type { RecordKindName } from '../../core/documents/recordKinds';
import { risEntries } from '../../core/documents/ris';
import type { Work } from '../../core/work';
import { openJson } from './jsonFile';
import { eachJsonLine } from './jsonLines';
import { jsonRecord } from './jsonRecord';
import { eachMail } from './mailbox';
import { eachTableRecord } from './tables';
import { openEntries, openSheet } from './wholeRecords';

/** How a kind of files of records is read. */
export interface RecordReader {
  /** Which of the fields that its records have are what, where their names alone say it: then nothing is guessed. */
  usual?(names: readonly string[]): RecordFields | undefined;
  /** What is said of a file that holds none, with why the first of its records is none. */
  none(reason: string | undefined): string;
  /** Looks into a file, once for all that is asked of it; `asked` are fields that its records are known to have. Rejects with a `badInput` error for one that cannot be read, and when cancelled. */
  open(file: string, asked: readonly string[], work: Work): Promise<OpenRecords>;
}

/** Of what is read as it comes nothing is known before. */
function asItComes(each: (file: string, asked: readonly string[], use: TakeRecord, work: Work) => Promise<void>): RecordReader['open'] {
  return (file, asked) => Promise.resolve({ each: (use, work) => each(file, asked, use, work) });
}

/** Records as they always were stay what they were, whatever else they have. */
function usualObjects(names: readonly string[]): RecordFields | undefined {
  return names.includes('text') && names.includes('id') ? { text: ['text'], id: 'id' } : undefined;
}

const lines: RecordReader = {
  usual: usualObjects,
  none: (reason = 'It has no lines.') => `${reason} Each line must be a JSON object such as {"id": "a", "text": "…"}.`,
  open: asItComes((file, _, use, work) =>
    eachJsonLine(file, (value, line, unread, length) => {
      const record = unread === undefined ? jsonRecord(value) : { reason: unread };
      return use({ line, called: `line ${line}`, length, ...('reason' in record ? record : { fields: record }) });
    }, work)),
};

const list: RecordReader = {
  usual: usualObjects,
  none: (reason = 'It has no list of objects.') => `${reason} Records are objects in one list, at the top or under a name, such as [{"id": "a", "text": "…"}, …], or by their ids, such as {"a": {"text": "…"}, …}; of several lists the one with the most is read.`,
  open: openJson,
};

const table: RecordReader = {
  none: (reason = 'It has no rows.') => `${reason} Below a row with the names of the columns there must be one for each text.`,
  open: asItComes(eachTableRecord),
};

const workbook: RecordReader = { ...table, open: openSheet };

const bibliography = (entriesOf: (text: string) => Entries, begin: string): RecordReader => ({
  usual: names => {
    const first = (...fields: readonly string[]) => fields.find(field => names.includes(field)) ?? '';
    const text = first('abstract', 'title');
    // Notes and the like are told as in other files.
    return text === '' ? undefined : { text: [text], title: first('title'), id: first('key'), date: first('date'), tags: [first('keywords')].filter(Boolean) };
  },
  none: (reason = `An entry begins with a line such as "${begin}".`) => reason,
  open: (file, _, work) => openEntries(file, entriesOf, work),
});

const mailbox: RecordReader = {
  none: (reason = 'Above each mail there must be a line such as "From ann@example.org Mon Mar  3 10:00:00 2025".') => reason,
  open: asItComes((file, _, use, work) => eachMail(file, (mail, line) => use({ line, called: `line ${line}`, ...('reason' in mail ? mail : { parts: mail }) }), work)),
};

/** Readers of files of records, by their kinds. */
export const RECORD_READERS: Readonly<Record<RecordKindName, RecordReader>> = {
  lines,
  list,
  table,
  mailbox,
  workbook,
  bibtex: bibliography(bibtexEntries, '@article{key,'),
  ris: bibliography(risEntries, 'TY  - JOUR'),
};
