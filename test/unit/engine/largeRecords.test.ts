import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { slowness } from '../../harness/slowness.mjs';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name));
const megabytes = (count: number, text: string) => text.repeat(Math.ceil((count << 20) / text.length));
const line = 'The hive stands behind the {house} of \\"ubers, where it is $x^2$ full of \\emph{bees}.\n';

const large: readonly (readonly [string, string, string])[] = [
  ['value.bib', `@misc{a, title={One}, abstract={${megabytes(40, line)}}}\n@misc{b, title={Two}}\n`, 'Line 1: it is too long to be an entry; take it out, or close its values.'],
  ['fields.bib', `@misc{a, title={One},\n${Array.from({ length: 800_000 }, (_, at) => `f${at}={a b}`).join(',\n')}}\n@misc{b, title={Two}}\n`, 'Line 1: it is too long to be an entry; take it out, or close its values.'],
  ['value.ris', `TY  - JOUR\nTI  - One\nAB  - ${megabytes(40, line)}ER  - \nTY  - JOUR\nTI  - Two\nER  - \n`, 'Line 1: it is too long to be an entry; take it out, or close its values.'],
  ['tags.ris', `TY  - JOUR\nTI  - One\n${megabytes(40, 'KW  - bees\nKW  - hives\n')}ER  - \nTY  - JOUR\nTI  - Two\nER  - \n`, 'Line 1: it is too long to be an entry; take it out, or close its values.'],
  ['cell.csv', `id,text\n1,"${megabytes(12, 'words ')}"\n2,Two\n`, 'Line 2: Too large: 12 MB; the limit is 8 MB.'],
  ['lines.jsonl', `${JSON.stringify({ id: 1, text: megabytes(40, 'words ') })}\n{"id": 2, "text": "Two"}\n`, 'Line 1: Too large: 40.1 MB; the limit is 8 MB.'],
  ['list.json', `[{"id": 1, "text": "${megabytes(12, 'words ')}"},\n{"id": 2, "text": "Two"}]`, 'Line 1: Too large: 12 MB; the limit is 8 MB.'],
];

/** Lines of a packed file, as few bytes as it may have. */
async function pack(name: string, begin: string, megabytes: number, end: string): Promise<string> {
  const file = join(folder, name);
  const piece = Buffer.alloc(1 << 20, 'a');
  await pipeline(function* () {
    yield begin;
    for (let piecesLeft = megabytes; piecesLeft > 0; piecesLeft--) yield piece;
    yield end;
  }, createGzip({ level: 1 }), createWriteStream(file));
  return file;
}

describe('a packed line without an end', () => {
  it('takes no more memory than any record may', async () => {
    const file = await pack('line.jsonl.gz', '{"id": 1, "text": "One"}\n{"id": 2, "text": "', 300, '"}\n{"id": 3, "text": "Three"}\n');
    const before = process.memoryUsage.rss();
    let most = 0;
    const looking = setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 5);
    const { records, skipped } = await readRecords(file);
    clearInterval(looking);
    expect(records.map(({ text }) => text)).toEqual(['One', 'Three']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['Line 2: it is too long to be a record; take it out.']);
    expect((most - before) / 2 ** 20).toBeLessThan(250);
  }, 60_000);

  it('is a mail that is too large', async () => {
    const file = await pack('line.mbox.gz', 'From ann@example.org Mon Mar  3 10:00:00 2025\nSubject: One\n\n', 100, '\n\nFrom ann@example.org Mon Mar  3 10:00:00 2025\nSubject: Two\n\nRye.\n');
    const { records, skipped } = await readRecords(file);
    expect(records.map(({ text }) => text)).toEqual(['Two\n\nRye.']);
    expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringContaining('Too large')]);
  }, 60_000);
});

describe('records that are large together', () => {
  const text = megabytes(2, 'words ');
  const record = (at: number, last = {}) => JSON.stringify({ id: at, text, ...last });
  const records = Array.from({ length: 50 }, (_, at) => record(at, at === 49 && { late: 'words' }));

  it.each([
    ['large.jsonl', records.join('\n')],
    ['large.json', `[${records.join(',')}]`],
    ['large.csv', `id,text,late\n${records.map((_, at) => `${at},${text},${at === 49 ? 'words' : ''}\n`).join('')}`],
  ])('are not all in memory when it is told what their fields are: %s', async (name, content) => {
    const { fields } = await fieldsOf(write(name, content));
    expect(fields.filter(({ filled }) => filled > 0).map(field => field.name)).toEqual(['id', 'text']);
  }, 60_000);
});

describe('a record of many megabytes', () => {
  it.each(large)('is left out, and those behind it are read: %s', async (name, content, reason) => {
    const { records, skipped } = await readRecords(write(name, content), name.endsWith('.csv') ? { text: ['text'], title: '' } : {});
    expect([records.map(({ text, title }) => title ?? text), skipped.map(each => each.reason)]).toEqual([['Two'], [reason]]);
  }, 60_000);

  it.each(large)('can be given up within a second: %s', async (name, content) => {
    const file = write(name, content);
    const stopping = new AbortController();
    const reading = readRecords(file, { text: [/bib|ris/.test(name) ? 'title' : 'text'] }, { signal: stopping.signal });
    const rejected = expect(reading).rejects.toBeInstanceOf(CancelledError);
    const asked = await new Promise<number>(resolve => setTimeout(() => {
      stopping.abort();
      resolve(performance.now());
    }, 1));
    await rejected;
    expect(performance.now() - asked).toBeLessThan(1_000 * slowness());
  }, 60_000);
});
