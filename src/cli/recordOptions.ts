import { resolve } from 'node:path';
import { withCapital } from '../core/capital';
import { FieldError, type RecordFields } from '../core/documents/recordFields';
import { RECORD_ENDINGS } from '../core/documents/recordKinds';
import { fieldsOf, isTextless, withoutTexts } from '../engine/files/records';
import type { OptionSpecs, OptionValues } from './command';
import { sourceAt, type FolderOrRecords } from './source';
import { remark } from './terminal';
import { UsageError } from './usage';

/** What a command works on, for its help. */
export const TAKES = `<folder | file${RECORD_ENDINGS.join(' | ')}>`;

/** Options that say which fields of records are what. */
export const RECORD_OPTIONS = {
  text: { type: 'string', multiple: true, takes: 'A,B', help: 'fields (columns) of a file of records that are read, one below the other;\nelse told by names and values, as are those below ("" for none)' },
  title: { type: 'string', takes: 'NAME', help: 'the field of their titles' },
  id: { type: 'string', takes: 'NAME', help: 'the field they are called by; else "row 12", "line 12" or "record 12"' },
  date: { type: 'string', takes: 'NAME', help: 'the field that says when they were written' },
  tags: { type: 'string', multiple: true, takes: 'A,B', help: 'fields whose values become tags' },
  numbers: { type: 'string', multiple: true, takes: 'A,B', help: 'fields whose numbers are told: means by group, colours of the map' },
} as const satisfies OptionSpecs;

/** What a call says of the fields of records. */
export interface RecordsCall {
  readonly fields?: RecordFields;
}

/** Reads the options of `RECORD_OPTIONS`. Throws a `UsageError` for a text without a name. */
export function fieldsIn({ text, title, id, date, tags, numbers }: OptionValues<typeof RECORD_OPTIONS>): RecordsCall {
  if (text?.some(name => name.trim() === '')) throw new UsageError('--text needs the name of a field, or several with commas between them.');
  const fields = {
    ...(text && { text }),
    ...(title !== undefined && { title }),
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date }),
    ...(tags && { tags: tags.filter(name => name.trim() !== '') }),
    ...(numbers && { numbers: numbers.filter(name => name.trim() !== '') }),
  };
  return Object.keys(fields).length > 0 ? { fields } : {};
}

/** As `sourceAt`, with the fields that were asked for; tells which ones are taken where nobody said it. Rejects with a `UsageError` for fields that are not there, or where none can be told to be the text. */
export async function recordsAt(given: string, asked: RecordFields = {}, tell = remark): Promise<FolderOrRecords> {
  const source = await sourceAt(given);
  const [option] = Object.keys(asked);
  if (source.kind === 'folder') {
    if (option !== undefined) throw new UsageError(`--${option} is for files of records; ${given} is a folder.`);
    return source;
  }
  const { guessed, fields } = await fieldsOf(resolve(given), asked).catch(error => {
    throw error instanceof FieldError ? new UsageError(error.message) : error;
  });
  if (isTextless(guessed, fields)) throw new UsageError(`${withoutTexts(resolve(given), fields)} Name it by --text.`);
  const told = toldFields(guessed, asked);
  if (told !== undefined) tell(told);
  return { ...source, ...(option !== undefined && { fields: asked }) };
}

/** Which fields were taken without being asked for; undefined where they are called what they are. */
function toldFields(guessed: RecordFields, asked: RecordFields): string | undefined {
  const { text, title, id, date, tags, numbers } = guessed;
  const own = [
    ['text', asked.text ? undefined : text?.join(', ')],
    ['title', asked.title === undefined ? title : undefined],
    ['id', asked.id === undefined ? id : undefined],
    ['date', asked.date === undefined ? date : undefined],
    ['tags', asked.tags ? undefined : tags?.join(', ')],
    ['numbers', asked.numbers ? undefined : numbers?.join(', ')],
  ].filter(([, name]) => name !== undefined);
  if (own.every(([what, name]) => what === name)) return undefined;
  return `${withCapital(own.map(([what, name]) => `${what}: ${name}`).join('; '))}. Others: ${own.map(([what]) => `--${what} NAME`).join(', ')}.`;
}
