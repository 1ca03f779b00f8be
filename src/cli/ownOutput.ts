import { closeSync, openSync, readSync } from 'node:fs';
import { decode } from '../core/documents/decode';
import { kindByContent, kindByName } from '../core/documents/kinds';
import { CSV_HEADER, csvLines } from '../core/report/csv';
import { isOwnReport } from '../core/report/ownReport';

/** Enough of a file to tell what it is. */
const HEAD_BYTES = 8192;

const TABLE = csvLines([CSV_HEADER]);
const RESULTS = [
  /^\{\s*"version"\s*:\s*1\s*,\s*"documents"\s*:\s*\[\s*(\]|"|\{\s*"id"\s*:\s*"([^"\\]|\\.)*"\s*,\s*"(path|line|title)"\s*:)/,
  /^\{\s*"version"\s*:\s*1\s*,\s*"(classes|query|document)"\s*:/,
  /^\{\s*"representations"\s*:\s*\[\s*\{\s*"name"/,
  /^<\?xml[^>]*>\s*<svg [^>]*class="map\b[^>]*aria-label=/,
  /^<\?xml[^>]*>\s*<graphml [^>]*>\s*<key id="kind" for="node" attr\.name="kind" attr\.type="string"\/>/,
  /^KNDA/,
];
const ARRAY = '\x93NUMPY';

/**
 * Whether nothing of others is in a file: it is empty, or this program wrote it, as its beginning says. An array of NumPy says
 * that by the table that tells what its rows are, which is `table`. Throws as files do.
 */
export function isOwnOutput(path: string, table?: string): boolean {
  const head = headOf(path);
  if (head.length === 0 || isOwn(head.toString())) return true;
  return table !== undefined && head.toString('latin1').startsWith(ARRAY) && isOwnTable(table);
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
  return head !== '' && !isOwn(head);
}

/** Whether a file is a table as `--csv` writes it. */
function isOwnTable(path: string): boolean {
  try {
    return headOf(path).toString().startsWith(TABLE);
  } catch {
    return false;
  }
}

function isOwn(head: string): boolean {
  return head.startsWith(TABLE) || isOwnReport(head) || RESULTS.some(result => result.test(head));
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
