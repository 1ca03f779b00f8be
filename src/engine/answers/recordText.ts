import type { RecordFields } from '../../core/documents/recordFields';
import { isSkipped } from '../../core/documents/read';
import { readRecord } from '../../core/documents/readRecord';
import { KindredError } from '../../core/errors';
import type { FileText } from '../../protocol/engineSides';
import { eachRecord, type FileRecord } from '../files/records';
import type { Tools } from '../run/tools';
import { PASSAGE_TOKENS } from './fileText';

/** Which record of which file, and by which fields. */
export interface RecordTextRequest {
  readonly path: string;
  readonly fields?: RecordFields;
  /** As it is called among those of its file. */
  readonly id: string;
}

/** Reads one record, whatever else goes on. Rejects with `badInput` where it is no longer there, or nothing can be read of it. */
export async function recordText({ path, fields, id }: RecordTextRequest, tools: Pick<Tools, 'tokenizer'>, signal?: AbortSignal): Promise<FileText> {
  let found: FileRecord | undefined;
  await eachRecord(path, fields ?? {}, record => {
    if ('reason' in record || record.id !== id) return undefined;
    found = record;
    return 'enough';
  }, { signal });
  if (!found) throw new KindredError('badInput', `There is no record "${id}" in ${path} any more. Group its records again.`);
  const read = await readRecord({ ...found, hash: '' }, await tools.tokenizer(), { maxTokens: PASSAGE_TOKENS }, { signal });
  if (isSkipped(read)) throw new KindredError('badInput', read.reason);
  return read;
}
