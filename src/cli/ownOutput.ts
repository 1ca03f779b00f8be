import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { decode } from '../core/documents/decode';
import { kindByContent, kindByName } from '../core/documents/kinds';
import { CSV_HEADER } from '../core/report/csv';
import { isOwnReport } from '../core/report/ownReport';

/** Enough of a file's beginning and end to tell what it is. */
const PART_BYTES = 8192;

const TABLE = new RegExp(`^${CSV_HEADER.join()}[,\\r]`);
/** A text of JSON. */
const TEXT = '"([^"\\\\]|\\\\.)*"';
const RESULTS = [
  new RegExp(String.raw`^\{\s*"version"\s*:\s*1\s*,\s*"documents"\s*:\s*\[\s*\{\s*"id"\s*:\s*${TEXT}\s*,\s*("path"\s*:\s*${TEXT}\s*,\s*|"line"\s*:\s*\d+\s*,\s*)?"title"\s*:\s*${TEXT}\s*,\s*"group"\s*:`),
  /^\{\s*"version"\s*:\s*1\s*,\s*"documents"\s*:\s*\[\s*\]\s*,\s*"(groups|truth)"\s*:/,
  /^\{\s*"representations"\s*:\s*\[\s*\{\s*"name"/,
  /^<\?xml[^>]*>\s*<svg [^>]*class="map\b[^>]*aria-label=/,
  /^<\?xml[^>]*>\s*<graphml [^>]*>\s*<key id="kind" for="node" attr\.name="kind" attr\.type="string"\/>/,
  /^KNDA/,
];
/** As others' files may begin too; ours tell in the end what produced them. */
const BEGUN = /^\{\s*"version"\s*:\s*1\s*,\s*"(documents"\s*:\s*\[\s*"|(classes|query|document)"\s*:)/;
const PRODUCED = /"provenance"\s*:\s*\{/;
const ARRAY = '\x93NUMPY';

/**
 * Whether nothing of others is in a file: it is empty, or this program wrote it, as its beginning and its end say. An array of NumPy says
 * that by the table that tells what its rows are, which is `table`. Throws as files do.
 */
export function isOwnOutput(path: string, table?: string): boolean {
  const { head, tail } = endsOf(path);
  if (head.length === 0 || isOwn(head.toString(), tail)) return true;
  return table !== undefined && head.toString('latin1').startsWith(ARRAY) && isOwnTable(table);
}

/** Whether a file is a document by its name or beginning, and none that this program wrote, so that it may be written again. Throws as files do. */
export function isDocument(path: string): boolean {
  const named = kindByName(path);
  if (named === 'data' || named === 'media') return false;
  const { head: bytes, tail } = endsOf(path);
  if (named === 'unknown') {
    const text = decode(bytes, { part: true });
    if ('reason' in text || kindByContent(text.text) === 'data') return false;
  }
  const head = bytes.toString();
  return head !== '' && !isOwn(head, tail);
}

/** Whether a file is a table as `--csv` writes it. */
function isOwnTable(path: string): boolean {
  try {
    return TABLE.test(endsOf(path).head.toString());
  } catch {
    return false;
  }
}

function isOwn(head: string, tail: string): boolean {
  return TABLE.test(head) || isOwnReport(head) || RESULTS.some(result => result.test(head)) || (BEGUN.test(head) && PRODUCED.test(tail));
}

function endsOf(path: string): { readonly head: Buffer; readonly tail: string } {
  const file = openSync(path, 'r');
  const part = (at: number) => {
    const bytes = Buffer.alloc(PART_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, PART_BYTES, at));
  };
  try {
    return { head: part(0), tail: part(Math.max(0, fstatSync(file).size - PART_BYTES)).toString() };
  } finally {
    closeSync(file);
  }
}
