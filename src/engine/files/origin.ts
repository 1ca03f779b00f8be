import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decode } from '../../core/documents/decode';
import { fieldsThere, type RecordFields } from '../../core/documents/recordFields';
import { hasFields } from '../../core/documents/recordKinds';
import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { ParameterError } from '../../core/parameters';
import { LABEL_FIELD, Labels, parseCellLabels, parseJsonLabels } from '../../core/truth/labels';
import type { Origin } from '../../core/truth/origin';
import type { Work } from '../../core/work';
import { fieldLabels, haveTags, tableLabels } from './fieldLabels';
import { eachJsonLine } from './jsonLines';
import { readBytes } from './nodeTree';
import { plainReason } from './readable';

/** How the classes are looked for. */
export interface LabelsAsked extends Work {
  /** The field or column of a labels file that has the class. */
  readonly field?: string;
  /** Which fields a table has beside it, where it holds the documents themselves. */
  readonly fields?: RecordFields;
  /** Hears what a person should know about the file. */
  readonly note?: (text: string) => void;
}

/** What the documents were read from, as far as it decides where classes may stand; none when only the result is there. */
export type OriginOf = { readonly kind: 'folder' | 'records'; readonly path: string; readonly fields?: RecordFields } | undefined;

/**
 * What `--truth` means, decided in this one place. `folder` and `tags` are meant as such unless the documents are records,
 * which lie in no folders and have tags only where a field gives them; then a file of that name is a labels file (`field` names its
 * field or column), and else, for records, it is a field of theirs, whatever folders are called. Throws a `ParameterError` for what is none of these, a `badInput` error for a file of no use.
 */
export async function readOrigin(given: string, documents: OriginOf, { field = LABEL_FIELD, ...asked }: LabelsAsked = {}): Promise<Origin> {
  if (documents === undefined && given === 'tags') throw new ParameterError('The tags of documents are not in a result; write them into a labels file, or give "folder".');
  if (documents?.kind !== 'records' && (given === 'folder' || given === 'tags')) return { kind: given };
  if (documents?.kind === 'records' && given === 'tags' && (await haveTags(documents.path, documents.fields ?? {}, asked))) return { kind: given };
  const found = given.trim() === '' ? undefined : await stat(given).catch(() => undefined);
  if (found?.isFile()) return labelsFrom(given, field, { ...asked, ...(path.resolve(given) === documents?.path && { fields: documents.fields }) });
  const areMails = documents?.kind === 'records' && !hasFields(documents.path);
  if (documents?.kind === 'records' && !areMails && (!found || found.isDirectory()) && !looksLikePath(given)) return ownLabels(documents, given, asked);
  const why = found ? `${given} is a folder` : `there is no file "${given}"`;
  const asLabels = 'a labels file (.tsv, .csv, .json, .jsonl)';
  if (areMails) throw new ParameterError(`What gives mails, which have no fields, their classes is ${asLabels}; ${why}.`);
  throw new ParameterError(documents?.kind === 'records' ? `What gives the classes is the name of a field of the records, or ${asLabels}; ${why}.` : `What gives the classes is "folder"${documents ? ', "tags"' : ''} or ${asLabels}; ${why}.`);
}

function looksLikePath(given: string): boolean {
  return given.trim() === '' || /[\\/]|\.(tsv|csv|txt|json|jsonl)(\.gz)?$/i.test(given);
}

async function labelsFrom(file: string, field: string, { note, fields = {}, ...work }: Omit<LabelsAsked, 'field'>): Promise<Origin> {
  const name = path.basename(file);
  const isJsonLines = /\.jsonl(\.gz)?$/i.test(file);
  const { byKey, contradicted } = isJsonLines ? await recordLabels(file, field, work) : ((await tableLabels(file, fields, field, work)) ?? (await wholeFile(file, field)));
  if (contradicted.size > 0) note?.(contradiction(name, byKey, contradicted));
  if (byKey.size > 0) return { kind: 'labels', labels: byKey, name };
  throw new KindredError('badInput', `No line of ${file} gives a document's class. Write one "path TAB class" a line, or JSON such as {"a.md": "class"}.`);
}

function contradiction(name: string, byKey: ReadonlyMap<string, string>, contradicted: ReadonlyMap<string, string>): string {
  const [[id, second]] = contradicted;
  return `${name} gives ${contradicted.size === 1 ? '1 document' : `${contradicted.size} documents`} more than one class; the first one counts: "${byKey.get(id)}" for "${id}", not "${second}".`;
}

async function wholeFile(file: string, field: string): Promise<Labels> {
  const bytes = await unzipped(file).catch(error => {
    throw new KindredError('badInput', `Cannot read ${file}: ${plainReason(error)}`, { cause: error });
  });
  const decoded = decode(bytes);
  if ('reason' in decoded) throw new KindredError('badInput', `Cannot read ${file}: ${decoded.reason}`);
  const { text } = decoded;
  if (/\.json(\.gz)?$/i.test(file)) {
    try {
      return parseJsonLabels(text, field);
    } catch (error) {
      throw new KindredError('badInput', `${file} is not JSON (${errorReason(error)}). Write one object such as {"a.md": "class"}.`, { cause: error });
    }
  }
  return parseCellLabels(text, file, field);
}

async function unzipped(file: string): Promise<Uint8Array> {
  const bytes = await readBytes(file);
  return /\.gz$/i.test(file) ? promisify(gunzip)(bytes) : bytes;
}

/** The classes in one field of the documents themselves. A field that none has is a wrong name. */
async function ownLabels({ path: file, fields = {} }: NonNullable<OriginOf>, field: string, work: Work): Promise<Origin> {
  const { labels, others } = await fieldLabels(file, fields, field, work);
  if (labels.byKey.size > 0) return { kind: 'labels', labels: labels.byKey, name: path.basename(file) };
  throw new ParameterError(`No record of ${file} has a class in a field "${field}"; ${fieldsThere(others)}`);
}

/** The classes in one field of records, one JSON object a line. A field that none has is a wrong name. */
async function recordLabels(file: string, field: string, work: Work): Promise<Labels> {
  const labels = new Labels();
  let fields: readonly string[] = [];
  const use = (value: unknown) => {
    if (!labels.addRecord(value, field) && typeof value === 'object' && value !== null) fields = Object.keys(value);
  };
  await eachJsonLine(file, use, work);
  if (labels.byKey.size === 0 && fields.length > 0) {
    throw new ParameterError(`No record of ${file} has a class in a field "${field}"; its fields are ${fields.join(', ')}.`);
  }
  return labels;
}
