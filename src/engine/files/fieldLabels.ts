import { nameRank } from '../../core/documents/fieldNames';
import type { RecordFields } from '../../core/documents/recordFields';
import { hasFields, recordKindOf } from '../../core/documents/recordKinds';
import { KindredError } from '../../core/errors';
import { ID_NAMES, Labels } from '../../core/truth/labels';
import type { Work } from '../../core/work';
import { eachRecord, fieldsOf, isTextless } from './records';

/** The classes in one field of records that are read, by the ids that these have; and the names of the fields of one without. */
export async function fieldLabels(file: string, fields: RecordFields, field: string, work: Work): Promise<{ readonly labels: Labels; readonly others: readonly string[] }> {
  const labels = new Labels();
  let others: readonly string[] = [];
  await eachRecord(file, fields, (record, _, own) => {
    if (!own || 'reason' in record || labels.add(record.id, own.get(field)) || others.length > 0) return;
    others = [...own.entries()].map(([name]) => name);
  }, work);
  return { labels, others };
}

/** The same of a table that holds documents rather than labels of others: with a column of texts, and none that labels have for ids. Undefined for any other file. */
export async function tableLabels(file: string, fields: RecordFields, field: string, work: Work): Promise<Labels | undefined> {
  if (recordKindOf(file) !== 'table') return undefined;
  const found = await fieldsOf(file, fields, work).catch(error => {
    // It may be no table of texts, nor have the fields of one.
    if (error instanceof KindredError) return undefined;
    throw error;
  });
  if (!found || isTextless(found.guessed, found.fields)) return undefined;
  const names = found.fields.map(({ name }) => name);
  const column = names.find(name => name.toLowerCase() === field.toLowerCase());
  const hasIds = fields.id === undefined && names.some(name => ID_NAMES.includes(name.toLowerCase()));
  const holdsTexts = names.length > 2 || names.some(name => nameRank('text', name) !== undefined);
  return column === undefined || hasIds || !holdsTexts ? undefined : (await fieldLabels(file, fields, column, work)).labels;
}

/** Whether records have tags, as far as their fields say. */
export async function haveTags(file: string, fields: RecordFields, work: Work): Promise<boolean> {
  return hasFields(file) && (await fieldsOf(file, fields, work)).guessed.tags !== undefined;
}
