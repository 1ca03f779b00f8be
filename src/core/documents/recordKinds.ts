import { oneOf } from '../parameters';
import { lastPart } from '../paths';

/** The kinds of files that hold many documents each: what names of theirs end with. */
const KINDS = { table: ['.csv', '.tsv'], lines: ['.jsonl'], list: ['.json'], mailbox: ['.mbox'], workbook: ['.xlsx', '.xlsm'], bibtex: ['.bib'], ris: ['.ris'] } as const;
/** Those that are read as they come may be gzipped, with `.gz` behind the ending. */
const PACKABLE: readonly RecordKindName[] = ['table', 'lines', 'list', 'mailbox'];

export type RecordKindName = keyof typeof KINDS;

/** What names of files of records end with, without what says that they are gzipped. */
export const RECORD_ENDINGS: readonly string[] = Object.values(KINDS).flat();

/** The same in a sentence. */
export const RECORD_FILES = oneOf(RECORD_ENDINGS);

/** The kind of a file of records, by its name; undefined for any other file. */
export function recordKindOf(path: string): RecordKindName | undefined {
  const name = path.toLowerCase();
  const plain = name.replace(/\.gz$/, '');
  return (Object.keys(KINDS) as RecordKindName[]).find(kind => KINDS[kind].some(ending => plain.endsWith(ending)) && (plain === name || PACKABLE.includes(kind)));
}

/** JSON that programs keep their settings in, or what they lock: nobody wrote records there. */
const SETTINGS = /^(?:\..*|(?:package|composer|bower|manifest|tsconfig|jsconfig|tslint|angular|nx|lerna|turbo|deno|vercel|firebase|settings|launch|keybindings|extensions|appsettings|npm-shrinkwrap)(?:\..*)?|.*(?:[.-]lock|config|\.schema))\.json$/i;

/** Whether a file is offered to be taken apart, of whatever kind it may be: one that is named is taken as it is. */
export function mayBeRecords(path: string): boolean {
  return recordKindOf(path) !== undefined && !SETTINGS.test(lastPart(path));
}

/** Whether a person would miss the records of a file among the documents of its folder, by its name: JSON is seldom written for people. */
export function isMissedAmongDocuments(path: string): boolean {
  const kind = recordKindOf(path);
  return kind !== undefined && kind !== 'list' && !lastPart(path).startsWith('.');
}

/** Whether the lines of its records can be looked at: not in what is packed or no text. */
export function linesAreText(path: string): boolean {
  return !/\.gz$/i.test(path) && recordKindOf(path) !== 'workbook';
}

/** Whether the records of a file have fields: mails have none. */
export function hasFields(path: string): boolean {
  return recordKindOf(path) !== 'mailbox';
}
