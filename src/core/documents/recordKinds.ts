import { oneOf } from '../parameters';

/** The kinds of files that hold many documents each: what names of theirs end with, each also with `.gz` behind it. */
const KINDS = { table: ['.csv', '.tsv'], lines: ['.jsonl'], mailbox: ['.mbox'] } as const;

export type RecordKindName = keyof typeof KINDS;

/** What names of files of records end with, without what says that they are gzipped. */
export const RECORD_ENDINGS: readonly string[] = Object.values(KINDS).flat();

/** The same in a sentence. */
export const RECORD_FILES = oneOf(RECORD_ENDINGS);

/** The kind of a file of records, by its name; undefined for any other file. */
export function recordKindOf(path: string): RecordKindName | undefined {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  return (Object.keys(KINDS) as RecordKindName[]).find(kind => KINDS[kind].some(ending => name.endsWith(ending)));
}

/** Whether the records of a file have fields: mails have none. */
export function hasFields(path: string): boolean {
  return recordKindOf(path) !== 'mailbox';
}
