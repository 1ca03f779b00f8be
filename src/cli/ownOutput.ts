import { closeSync, openSync, readSync } from 'node:fs';
import { decode } from '../core/documents/decode';
import { kindByContent, kindByName } from '../core/documents/kinds';
import { CSV_HEADER, csvLines } from '../core/report/csv';
import { isOwnReport } from '../core/report/ownReport';

/** Enough of a file to tell what it is. */
const HEAD_BYTES = 8192;

const TABLE = csvLines([CSV_HEADER]);
const JSON_RESULT = /^\{\s*"version"\s*:\s*1\s*,\s*"(documents|classes|query|document)"/;

/** Whether a file is a table as `--csv` writes it. Throws as files do. */
export function isOwnTable(path: string): boolean {
  return headOf(path).toString().startsWith(TABLE);
}

/** Whether a file is a document by its name or beginning, and none that this program wrote, so that it may be written again. Throws as files do. */
export function isDocument(path: string): boolean {
  const named = kindByName(path);
  if (named === 'data' || named === 'media') return false;
  const bytes = headOf(path);
  if (named === 'unknown') {
    const text = decode(bytes, { part: true });
    if ('reason' in text || kindByContent(text.text) === 'data') return false;
  }
  const head = bytes.toString();
  return head !== '' && !head.startsWith(TABLE) && !isOwnReport(head) && !JSON_RESULT.test(head);
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}
