import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sourceAt } from '../../../src/cli/source';
import { readRecord } from '../../../src/core/documents/readRecord';
import { readOrigin } from '../../../src/engine/files/origin';
import { readRecords } from '../../../src/engine/files/records';
import { damaged } from '../../made/damaged';
import { slowness } from '../../harness/slowness.mjs';
import { roughCounter } from '../documents/trees';
import { temporaryFolder } from './support';

const mails = [
  'From ann@x.org Mon Mar  3 10:00:00 2025\nReturn-Path: <ann@x.org>\nMessage-ID: <a1@x.org>\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nSubject: Re: Hives\n\nThey fly out.\n\n>From March on, as said.\n>>From me.\n\nFrom here to the wood,\nFrom 9:30 on in March 2025.\n-- \nAnn\n',
  'From - Tue Mar 04 09:00:00 2025\r\nX-Mozilla-Status: 0001\r\nMessage-Id:\r\n <b2@x.org>\r\nSubject: =?utf-8?B?SG9uaWc=?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>It keeps for years.</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n',
  'From 1700@xxx Tue Mar 04 09:30:00 +0000 2025\nMessage-ID: <a1@x.org>\nSubject: Hives\n\nA copy.\n',
  'From bob@x.org Wed Mar  5 10:00:00 2025\nSubject: Nothing\n\n\n',
  'From bob@x.org Wed Mar  5 11:00:00 2025\nFrom: bob@x.org\n\nIt has neither.\n',
];
const mailbox = mails.join('\n');
const lineOf = (mail: number) => mails.slice(0, mail).join('\n').split('\n').length + 1;

function written(name: string, content: string | Buffer): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

const records = [
  { id: 'a1@x.org', text: 'Hives\n\nThey fly out.\n\nFrom March on, as said.\n>From me.\n\nFrom here to the wood,\nFrom 9:30 on in March 2025.', dated: Date.UTC(2025, 2, 3, 10), line: 0 },
  { id: 'b2@x.org', text: 'Honig\n\nIt keeps for years.', line: lineOf(1) - 1 },
  { id: `line ${lineOf(2)}`, text: 'Hives\n\nA copy.', line: lineOf(2) - 1 },
  { id: `line ${lineOf(4)}`, text: 'It has neither.', line: lineOf(4) - 1 },
];

describe('Mailboxes', () => {
  it('are read as records, each mail by its id or its line, with its date', async () => {
    const skipped = [{ path: `a.mbox:${lineOf(3)}`, reason: `Line ${lineOf(3)}: An e-mail without text.` }];
    expect(await readRecords(written('a.mbox', mailbox))).toEqual({ records, skipped });
    expect((await readRecords(written('a.MBOX.gz', gzipSync(mailbox)))).records).toEqual(records);
    expect(await readRecord({ ...records[0], hash: 'a' }, roughCounter)).toMatchObject({ id: 'a1@x.org', title: 'Hives', dated: records[0].dated, passages: [{ line: 2 }] });
  });

  it('are what a path on the command line may stand for', async () => {
    const file = written('a.mbox', mailbox);
    expect(await sourceAt(file)).toEqual({ kind: 'records', path: file });
    await expect(sourceAt(written('a.eml', mailbox))).rejects.toThrow('a.eml is neither a folder nor a file of records (.csv, .tsv, .jsonl, .json, .mbox, .xlsx, .xlsm, .bib or .ris). Give the folder it lies in.');
  });

  it.each([
    ['A text.\n\nFrom me it comes.', /^No mails in .*a\.mbox\. Above each mail there must be a line such as "From ann@example\.org Mon Mar {2}3 10:00:00 2025"\.$/],
    ['', /^No mails in/],
    [mails[3], /^No mails in .*\. Line 1: An e-mail without text\.$/],
  ])('are none without mails in them', async (text, message) => {
    await expect(readRecords(written('a.mbox', text))).rejects.toThrow(message);
  });

  it('may have a mail that is too long, which is left out', async () => {
    const long = Buffer.concat([Buffer.from('From a@x.org Mon Mar  3 10:00:00 2025\nSubject: Films\n\n'), Buffer.alloc(51 << 20, 'They fly. '.repeat(7).concat('\n')), Buffer.from(`\n\n${mailbox}`)]);
    const { records: read, skipped } = await readRecords(written('a.mbox', long));
    expect(read.map(({ text }) => text)).toEqual(records.map(({ text }) => text));
    expect(skipped[0]).toEqual({ path: 'a.mbox:1', reason: 'Line 1: Too large: 51.1 MB; the limit is 50 MB.' });
  });

  it('may have a mail of a million lines, which is left out without taking room for each', async () => {
    const { records: read, skipped } = await readRecords(written('a.mbox', `From a@x.org Mon Mar  3 10:00:00 2025\nSubject: Films\n${'\n'.repeat(1 << 20)}${mailbox}`));
    expect(read.map(({ text }) => text)).toEqual(records.map(({ text }) => text));
    expect(skipped[0]).toEqual({ path: 'a.mbox:1', reason: 'Line 1: Too large when it is unpacked.' });
  });

  it('are the same with other ends of lines', async () => {
    const { records: read } = await readRecords(written('a.mbox', mailbox.replace(/\r?\n/g, '\r\n')));
    expect(read.map(({ text }) => text)).toEqual(records.map(({ text }) => text));
  });

  it('have their first mail where a mark of their encoding stands before it', async () => {
    const { records: read } = await readRecords(written('a.mbox', `\ufeff${mailbox}`));
    expect(read.map(({ text }) => text)).toEqual(records.map(({ text }) => text));
  });

  it('have no fields that could be the truth', async () => {
    const file = written('a.mbox', mailbox);
    await expect(readOrigin('subject', { kind: 'records', path: file })).rejects.toThrow('What gives mails, which have no fields, their classes is a labels file (.tsv, .csv, .json, .jsonl); there is no file "subject".');
  });

  it('are read as far as they can be, wherever they are cut or changed', async () => {
    const begun = performance.now();
    for (const changed of damaged(Buffer.from(mailbox), 300, mailbox.length)) {
      const read = await readRecords(written('a.mbox', changed)).then(({ records: { length } }) => length, (error: Error) => error.message);
      expect(typeof read === 'number' ? read <= mails.length : /^No mails in/.test(read), String(read)).toBe(true);
    }
    expect(performance.now() - begun).toBeLessThan(6_000 * slowness());
  });

  it.each(['From a@x.org Mon Mar  3 10:00:00 2025\n\n', 'From ', '>'.repeat(50), '\n\n', `From ${'1:1 '.repeat(300)}\n\n`, 'Subject: a\n'])('take a moment whatever is repeated in them: %j', async piece => {
    const begun = performance.now();
    const read = await readRecords(written('a.mbox', `${mails[0]}\n${piece.repeat(4_000)}`));
    expect(read.records[0].id).toBe('a1@x.org');
    expect(performance.now() - begun).toBeLessThan(3_000 * slowness());
  });
});
