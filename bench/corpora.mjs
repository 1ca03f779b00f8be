// Labelled corpora: files NAME.jsonl or NAME.jsonl.gz of {id, text, label}.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The file of a corpus in a folder; undefined when it is not there. */
export function corpusFile(folder, name) {
  return [`${name}.jsonl.gz`, `${name}.jsonl`].map(file => join(folder, file)).find(existsSync);
}

/** Its records, or so many of them taken evenly (0 = all). */
export function recordsOf(path, limit = 0) {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
  const count = limit > 0 ? Math.min(limit, lines.length) : lines.length;
  return Array.from({ length: count }, (_, i) => JSON.parse(lines[Math.floor((i * lines.length) / count)]));
}
