import type { RecordContent } from '../../core/documents/readRecord';
import { KindredError } from '../../core/errors';
import { markedOf, shortHash, type KnownDocuments, type Marked } from '../../core/identity/renames';
import type { Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import type { Source } from '../../protocol/engineSides';
import { sha256 } from '../files/hash';
import { readRecords, type FileRecord } from '../files/records';

/** A record that is to be read. */
export type RecordInput = { readonly kind: 'record'; readonly byPlace?: boolean } & RecordContent;

type RecordSource = Extract<Source, { kind: 'records' }>;

/** What a record is called that has no name of its own. */
const BY_PLACE = /^(row|line|record) \d+( \(\d+\))?$/;
/** Halves of letters, of which no address can be made. */
const LONE = /[\ud800-\udfff]/gu;

/** The records of a file under the ids and addresses that they have among other documents, and what was left out. */
export async function recordsIn(source: RecordSource, work: Work): Promise<{ readonly records: readonly RecordInput[]; readonly skipped: readonly Skipped[] }> {
  const { only, path } = source;
  const { records, skipped } = await readRecords(path, source.fields, work);
  const marked = records.map(record => ({ ...record, hash: hashOf(record), ...(BY_PLACE.test(record.id) && { byPlace: true }) }));
  const asked = only ? asTheyWere(marked, only, path) : marked;
  return { records: asked.map(record => ({ kind: 'record', ...record, ...placeOf(record.id, source) })), skipped: only ? [] : skipped };
}

/** Records of the own ids that are asked for. Throws a `badInput` error where one that is called by its place is another by now. */
function asTheyWere<R extends Marked>(records: readonly R[], only: KnownDocuments, file: string): R[] {
  const asked = new Map(markedOf(only).map(({ id, hash }) => [id, hash]));
  const found = records.filter(({ id }) => asked.has(id));
  const isOther = ({ id, hash, byPlace }: R) => byPlace && asked.get(id) !== undefined && asked.get(id) !== shortHash(hash!);
  if (found.some(isOther)) throw new KindredError('badInput', `${file} has changed, so that its lines are others now. Go back to all its records and refresh them, then group these further; the groups on show stay.`);
  return found;
}

/** What a record is known by among other documents, and its address in the editor. */
function placeOf(own: string, { prefix, uri }: RecordSource): { readonly id: string; readonly uri?: string } {
  return { id: prefix ? `${prefix}/${own}` : own, ...(uri !== undefined && { uri: `${uri}#${encodeURIComponent(own.replace(LONE, '\ufffd'))}` }) };
}

/** Of its text; of title and tags too where it has any. */
function hashOf({ title, tags = [], text }: FileRecord): string {
  return sha256(title === undefined && tags.length === 0 ? text : JSON.stringify([title, tags, text]));
}
