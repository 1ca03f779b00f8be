import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { slowness } from '../../harness/slowness.mjs';
import { zipFile } from '../../made/archives';
import { workbook } from '../../made/workbooks';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const write = (name: string, content: string | Buffer) => (writeFileSync(join(folder, name), content), join(folder, name));

describe('workbooks', () => {
  it('are read as tables, by the columns that hold texts, titles, days and tags', async () => {
    const file = write('answers.xlsx', workbook([['Ticket', 'Subject', 'Description', 'Date', 'Tags'], ['T1', 'Slow', 'The page takes a minute to open.', 45363, 'speed'], [], ['T2', 'Lost', 'My password was never sent to me.', 45364, 'login; mail']]));
    expect((await fieldsOf(file)).guessed).toEqual({ text: ['Description'], title: 'Subject', date: 'Date', tags: ['Tags'] });
    expect(await readRecords(file, { id: 'Ticket' })).toEqual({
      records: [
        { id: 'T1', title: 'Slow', text: 'The page takes a minute to open.', dated: Date.UTC(2024, 2, 12), tags: ['speed'], line: 1 },
        { id: 'T2', title: 'Lost', text: 'My password was never sent to me.', dated: Date.UTC(2024, 2, 13), tags: ['login', 'mail'], line: 3 },
      ],
      skipped: [],
    });
    expect((await readRecords(file)).records.map(({ id }) => id)).toEqual(['row 2', 'row 4']);
  });

  it.each([
    ['nothing.xlsx', Buffer.from('nothing of the kind'), 'An Excel workbook that is damaged; open it and save it again.'],
    ['other.xlsx', zipFile({ 'word/document.xml': '<w:document/>' }), 'An Excel workbook that is damaged; open it and save it again.'],
    ['locked.xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'Locked by a password; save a copy without one.'],
    ['empty.xlsx', workbook([]), 'It has no rows.'],
  ])('%s is told to be of no use', async (name, content, reason) => {
    await expect(readRecords(write(name, content))).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining(reason) as string });
  });
});

describe('bibliographies', () => {
  const bibtex = '@article{one,\n  title={Bees and their hives},\n  abstract={Bees live in hives.},\n  keywords={bees, hives},\n  year=2020}\n\n@book{two, title={The moon}, author={Ann Other and Bob Long Name}, year={1999}}\n@book{two, title={The sun}}\n';

  it('of BibTeX are read by abstracts and titles, with their keys, years and keywords', async () => {
    const file = write('papers.bib', bibtex);
    const fields = { text: ['abstract'], title: 'title', id: 'key', date: 'date', tags: ['keywords'] };
    expect((await fieldsOf(file)).guessed).toEqual(fields);
    expect((await readRecords(file)).records).toEqual([
      { id: 'one', title: 'Bees and their hives', text: 'Bees live in hives.', dated: Date.UTC(2020, 0, 1), tags: ['bees', 'hives'], line: 0 },
      { id: 'two', title: 'The moon', text: '', dated: Date.UTC(1999, 0, 1), line: 6 },
      { id: 'line 8', title: 'The sun', text: '', line: 7 },
    ]);
  });

  it('without abstracts are read by their titles alone', async () => {
    const file = write('titles.bib', '@book{two, title={The moon}, author={Ann Other and Bob Long Name}}');
    expect((await readRecords(file)).records).toEqual([{ id: 'two', title: 'The moon', text: 'The moon', line: 0 }]);
    expect((await readRecords(file, { text: ['author'] })).records).toEqual([{ id: 'two', title: 'The moon', text: 'Ann Other and Bob Long Name', line: 0 }]);
  });

  it('of RIS are read likewise', async () => {
    const file = write('papers.ris', 'TY  - JOUR\nTI  - Bees\nAB  - Bees live\nin hives.\nKW  - bees\nPY  - 2020\nER  - \n');
    expect((await readRecords(file)).records).toEqual([{ id: 'line 1', title: 'Bees', text: 'Bees live in hives.', tags: ['bees'], dated: Date.UTC(2020, 0, 1), line: 0 }]);
  });

  it('on one line are called by it, each once, however many they are', async () => {
    const begun = performance.now();
    const { records } = await readRecords(write('line.bib', `@misc{, title={Rye}} ${'@misc{, title={Oats}} '.repeat(50_000)}`));
    expect([records[0].id, records[1].id, records.at(-1)!.id]).toEqual(['line 1', 'line 1 (2)', 'line 1 (50001)']);
    expect(performance.now() - begun).toBeLessThan(4_000 * slowness());
  });

  it('without entries, of other bytes, or gone, are told to be of no use', async () => {
    await expect(readRecords(write('none.bib', 'No entries here.'))).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('@article{key,') as string });
    await expect(readRecords(write('bytes.ris', Buffer.from([0, 1, 2, 3, 0, 1, 2, 3])))).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('bytes.ris') as string });
    await expect(readRecords(join(folder, 'gone.bib'))).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('It is gone.') as string });
  });

  it('stop when cancelled', async () => {
    const stopping = new AbortController();
    const file = write('long.bib', Array.from({ length: 60_000 }, (_, at) => `@misc{k${at}, title={{A} title of {\\"u}ber number ${at}}, abstract={Some text, as {it} is.}}`).join('\n'));
    const reading = readRecords(file, {}, { signal: stopping.signal, report: done => void (done > 0 && stopping.abort()) });
    await expect(reading).rejects.toBeInstanceOf(CancelledError);
  });
});
