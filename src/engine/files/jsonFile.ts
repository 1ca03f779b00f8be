import type { FoundRecord, OpenRecords } from '../../core/documents/foundRecord';
import { BrokenJson, JsonLists, type JsonItem } from '../../core/documents/jsonList';
import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { jsonRecord } from './jsonRecord';
import { plainReason } from './readable';
import { textsOf } from './texts';

/** Looks for the list of records in a plain or gzipped file of JSON. Fails with `badInput` if it cannot be read, or is no JSON. */
export async function openJson(file: string, _: readonly string[], work: Work): Promise<OpenRecords> {
  const lists = new JsonLists();
  await goThrough(file, lists, () => (lists.isKnown ? 'enough' : undefined), work);
  const { list } = lists;
  return {
    async each(use, work) {
      // None was found: there is nothing to look for again.
      if (list !== undefined) await goThrough(file, new JsonLists(list), item => item && use(found(item)), work);
    },
  };
}

/** Has each record of a list used, and what is to be done behind each piece of the file. */
async function goThrough(file: string, lists: JsonLists, use: (item: JsonItem | undefined) => 'enough' | void, { signal, report }: Work): Promise<void> {
  const pace = new Pace(signal);
  try {
    let isFirst = true;
    for await (const { text, unread } of textsOf(file)) {
      for (const item of lists.read(isFirst ? text.replace(/^\ufeff/, '') : text, unread)) {
        if (pace.due) {
          await pace.breathe();
          report?.(item.line, 0);
        }
        if (use(item) === 'enough') return;
      }
      isFirst = false;
      await pace.breathe();
      if (use(undefined) === 'enough') return;
    }
    lists.end();
  } catch (error) {
    throwIfCancelled(signal);
    if (error instanceof KindredError) throw error;
    throw new KindredError('badInput', `Cannot read ${file}: ${error instanceof BrokenJson ? error.message : plainReason(error)}`, { cause: error });
  }
}

function found({ text, isLarge, line, number, name, remark }: JsonItem): FoundRecord {
  const at = { line, called: `record ${number}`, key: name === undefined ? undefined : keyIn(name), length: text?.length };
  if (remark !== undefined) return { ...at, reason: remark };
  if (isLarge) return { ...at, reason: 'it is too long to be a record; take it out.' };
  if (text === undefined) return { ...at, reason: 'it is not a JSON object.' };
  try {
    const record = jsonRecord(JSON.parse(text));
    return { ...at, ...('reason' in record ? record : { fields: record }) };
  } catch (error) {
    return { ...at, reason: `it is not sound JSON (${errorReason(error)}).` };
  }
}

function keyIn(name: string): string | undefined {
  try {
    return (JSON.parse(`"${name}"`) as string).trim() || undefined;
  } catch {
    // Of one that is very long the beginning is known, which may be cut within a sign.
    return undefined;
  }
}
