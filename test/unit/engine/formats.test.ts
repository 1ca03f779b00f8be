import { describe, expect, it, onTestFinished } from 'vitest';
import { brokenFile, isForContents, lockedFile, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';
import { takenTexts } from '../../../src/engine/formats/takenTexts';
import { sha256 } from '../../../src/engine/files/hash';
import { readContents } from '../../../src/engine/run/readContents';
import type { Input } from '../../../src/engine/run/sources';
import { cacheContents } from '../../../src/engine/store/cacheContents';
import { clearCache } from '../../../src/engine/store/clearCache';
import { pdfFile } from '../../made/pdfFile.cjs';
import { wordFile } from '../../made/wordFile';
import { roughCounter } from '../documents/trees';
import { temporaryFolder } from './support';

const pdf = pdfFile(
  [
    [{ text: 'Beekeeping in spring', size: 20 }, { text: 'Willows bloom (in March) and the first bees fly out. The col-', down: 40 }, { text: 'ony grows.' }, { text: 'arXiv:2401.00001', x: 20, turned: true }],
    [{ text: 'Honey', size: 14 }, { text: 'It keeps for years in a closed jar.', down: 30 }],
  ],
  { title: 'Beekeeping in Spring', keywords: 'bees; hive' },
);
const word = wordFile([{ text: 'Bread & butter', style: 'Title' }, { text: 'Flour', style: 'heading 1' }, { text: 'Rye flour makes a <dark> loaf that keeps for a week.' }]);

function input(id: string, bytes: Buffer): Input {
  return { kind: 'file', id, path: id, hash: sha256(bytes), kept: true, load: async () => bytes };
}

const read = (...inputs: Input[]) => readContents({ inputs, skipped: [], marks: [] }, roughCounter, 128, {});

describe('PDF and Word documents', () => {
  it('are read with their titles, headings, keywords and the pages of their passages', async () => {
    const { documents, skipped, asFound } = await read(input('a/bees.pdf', pdf), input('b.DOCX', word));
    expect([skipped, asFound]).toEqual([[], true]);
    expect(documents).toEqual([
      {
        id: 'a/bees.pdf', path: 'a/bees.pdf', title: 'Beekeeping in Spring', tags: ['bees', 'hive'], extra: 'bees hive', hash: sha256(pdf),
        passages: [
          { text: 'Willows bloom (in March) and the first bees fly out. The colony grows.\nHoney\nIt keeps for years in a closed jar.', headings: [], line: 0, endLine: 1 },
        ],
      },
      {
        id: 'b.DOCX', path: 'b.DOCX', title: 'Bread & butter', extra: '', hash: sha256(word),
        passages: [{ text: 'Rye flour makes a <dark> loaf that keeps for a week.', headings: ['Flour'], line: 0, endLine: 0 }],
      },
    ]);
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it.each([
    ['damaged.pdf', Buffer.from('%PDF-1.7\nnothing more'), brokenFile('pdf')],
    ['cut.pdf', pdf.subarray(0, 300), brokenFile('pdf')],
    ['no.docx', Buffer.from('A text.'), brokenFile('word')],
    ['cut.docx', word.subarray(0, word.length - 40), brokenFile('word')],
    ['locked.pdf', pdfFile([[{ text: 'Secret words' }]], { locked: true }), lockedFile],
    ['scan.pdf', pdfFile([[], []]), withoutText('pdf')],
    ['empty.docx', wordFile([]), withoutText('word')],
  ])('are left out with the reason, for what they hold: %s', async (name, bytes, reason) => {
    const { documents, skipped } = await read(input(name, bytes), input('note.md', Buffer.from('A note.')));
    expect([documents.map(({ id }) => id), skipped]).toEqual([['note.md'], [{ path: name, reason }]]);
    expect(isForContents(reason)).toBe(true);
  });

  it('are taken out once and kept until the cache is cleared, and not those that cannot be', async () => {
    const cache = temporaryFolder();
    const textOf = takenTexts(cache);
    const text = await textOf('pdf', { bytes: pdf, hash: 'a' });
    expect(text).toBe(await extract('pdf', pdf));
    expect(await takenTexts(cache)('pdf', { bytes: Buffer.from('other bytes'), hash: 'a' })).toBe(text);
    expect(await cacheContents(cache)).toMatchObject({ summaries: 0, bytes: Buffer.byteLength(text) });
    await expect(textOf('word', { bytes: pdf, hash: 'a' })).rejects.toThrow(brokenFile('word'));
    expect(await clearCache(cache)).toBe(Buffer.byteLength(text));
    await expect(textOf('pdf', { bytes: Buffer.from('other bytes'), hash: 'a' })).rejects.toThrow(brokenFile('pdf'));
  });

  it('stop when the run is stopped', async () => {
    const stopping = new AbortController();
    onTestFinished(() => stopping.abort());
    const many = pdfFile(Array.from({ length: 400 }, (_, at) => [{ text: `Page ${at} of many.` }]));
    const reading = extract('pdf', many, stopping.signal);
    setTimeout(() => stopping.abort(), 20);
    await expect(reading).rejects.toMatchObject({ name: 'CancelledError' });
  });
});
