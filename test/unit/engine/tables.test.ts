import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import { readOrigin } from '../../../src/engine/files/origin';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const write = (name: string, content: string | Buffer) => (writeFileSync(join(folder, name), content), join(folder, name));
const guessed = async (name: string, content: string | Buffer) => (await fieldsOf(write(name, content))).guessed;
const read = async (name: string, content: string | Buffer, fields = {}) => readRecords(write(name, content), fields);

/** As a German Excel saves answers, with the questions above them. */
const survey = 'Zeitstempel;Alter;Was hat Ihnen am besten gefallen, was nicht?;Was könnten wir besser machen?;Gesamtnote\r\n01.03.2024 10:11;34;"Die Freundlichkeit; besonders am Empfang, und das Café";"Mehr Parkplätze";2\r\n02.03.2024 11:00;51;Das Essen war hervorragend;;1\r\n;;;;\r\n03.03.2024 09:30;28;;"Längere ""Öffnungszeiten"" bitte,\nauch am Sonntag";3\r\n';
/** As a help desk exports what is asked there. */
const tickets = 'Ticket ID,Subject,Description,Priority,Created At,Tags\nT-1,Printer broken,"It prints\n\nonly blank pages.",High,2024-01-02T08:00:00Z,"printer, paper"\nT-2,Login fails,"I cannot log in since the update, whatever I do.",Low,2024-01-03T09:00:00Z,\n,Slow,Everything is slow.,Low,2024-01-04T10:00:00Z,vpn\nT-1,Again,"It is broken again.",Low,,printer\n';

describe('tables', () => {
  it('of a survey are read in the encodings and with the separators of spreadsheets', async () => {
    const texts = ['Die Freundlichkeit; besonders am Empfang, und das Café\n\nMehr Parkplätze', 'Das Essen war hervorragend', 'Längere "Öffnungszeiten" bitte,\nauch am Sonntag'];
    const records = texts.map((text, at) => ({ id: `row ${[2, 3, 5][at]}`, text, line: [1, 2, 4][at] }));
    const wide = `\ufeff${survey.replaceAll(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t')}`;
    for (const [name, content] of [
      ['latin.csv', Buffer.from(survey, 'latin1')], ['utf8.csv', `\ufeff${survey}`], ['said.csv', survey], ['packed.csv.gz', gzipSync(survey)], ['PACKED.CSV.GZ', gzipSync(survey)],
      ['unicode.csv', Buffer.from(wide, 'utf16le')], ['big.csv', Buffer.from(wide, 'utf16le').swap16()], ['tabs.TSV', wide],
    ] as const) {
      expect(await read(name, content), name).toEqual({ records, skipped: [] });
    }
    expect((await read('said.csv', `sep=;\r\n${survey}`)).records.map(({ id, line }) => [id, line])).toEqual([['row 2', 2], ['row 3', 3], ['row 5', 5]]);
    const other = { text: ['was könnten wir besser machen? '], title: 'Alter', id: '' };
    expect((await read('asked.csv', survey, other)).records.map(({ title, text }) => [title, text])).toEqual([['34', 'Mehr Parkplätze'], ['51', ''], ['28', 'Längere "Öffnungszeiten" bitte,\nauch am Sonntag']]);
  });

  it('of tickets have ids, titles, dates and tags by the names of their columns', async () => {
    expect(await guessed('tickets.csv', tickets)).toEqual({ text: ['Description'], title: 'Subject', date: 'Created At', tags: ['Tags'] });
    const { records, skipped } = await read('tickets.csv', tickets, { id: 'Ticket ID' });
    expect(records).toEqual([
      { id: 'T-1', title: 'Printer broken', text: 'It prints\n\nonly blank pages.', tags: ['printer', 'paper'], dated: Date.UTC(2024, 0, 2, 8), line: 1 },
      { id: 'T-2', title: 'Login fails', text: 'I cannot log in since the update, whatever I do.', dated: Date.UTC(2024, 0, 3, 9), line: 4 },
      { id: 'row 4', title: 'Slow', text: 'Everything is slow.', tags: ['vpn'], dated: Date.UTC(2024, 0, 4, 10), line: 5 },
      { id: 'row 5', title: 'Again', text: 'It is broken again.', tags: ['printer'], line: 6 },
    ]);
    expect(skipped).toEqual([]);
  });

  it.each([
    ['texts with their classes', 'label,content\n1,I loved this film.\n0,What a waste of time.\n', { text: ['content'] }],
    ['without a header', '"3","Bears claw back","Short-sellers, as they say, see green again."\n"4","Carlyle","A firm has quietly placed its bets on it."\n', { text: ['column 3'] }],
    ['without a header, but with classes that come again', 'I loved this film so much,good\nA waste of time,bad\nFine I guess,good\n', { text: ['column 1'] }],
    ['of titles alone', 'title,year,url\nAttention is all you need,2017,https://x.org/1\nResidual learning,2015,https://x.org/2\n', { text: ['title'], date: 'year' }],
    ['of one column', 'How to bake bread\nBuild a tent, fast\nA walk in the woods by night\n', { text: ['column 1'] }],
    ['of questions and answers', 'qid,Question,Answer\n1,What is a hive?,A box for bees where they live.\n2,Why honey?,It keeps for years.\n', { text: ['Question', 'Answer'] }],
    ['of reviews', 'review_id,product_title,star_rating,review_headline,review_body\nR1X,Lamp,5,Bright,It is very bright indeed.\nR2Y,Lamp,1,Dark,It broke on the first day.\n', { text: ['review_body'], title: 'review_headline', id: 'review_id' }],
    ['in Chinese', '编号,标题,内容\n1,蜜蜂,蜜蜂生活在蜂箱里。\n2,月亮,月亮围绕地球旋转。\n', { text: ['内容'], title: '标题' }],
    ['whose names say nothing', 'a,b,c,d\n7,https://x.org/a-long-address-of-a-page,x1,The hive stands behind the house.\n8,https://x.org/another-long-address,x2,The moon is full tonight.\n', { text: ['d'] }],
    ['whose names are those of every object', '__proto__,constructor,toString\nThe hive stands behind the house.,1,2\nThe moon is full tonight.,3,4\n', { text: ['__proto__'] }],
    ['where names of texts stand above numbers', 'text_length,comment_count,message\n120,3,The hive stands behind the house.\n99,1,The moon is full.\n', { text: ['message'] }],
  ])('%s have their text guessed', async (_, content, fields) => {
    expect(await guessed('guess.csv', content)).toEqual(fields);
  });

  it('have the numbers told that measure something, those of ids, codes and years not', async () => {
    const content = 'review_id,Stars,Price,Helpful,Zip,Year,review_body\n1,5,"1.234,50 €",0,10115,2020,It is very bright indeed.\n2,4,"9,99 €",3,10115,2021,It broke on the first day.\n3,4,n/a,3,20095,2021,A lamp like any other lamp.\n';
    expect(await guessed('numbers.csv', content)).toEqual({ text: ['review_body'], id: 'review_id', date: 'Year', numbers: ['Stars', 'Helpful'] });
    const { records } = await read('numbers.csv', content, { numbers: ['Price', 'stars'] });
    expect(records.map(({ numbers }) => numbers)).toEqual([{ Price: 1234.5, Stars: 5 }, { Price: 9.99, Stars: 4 }, { Stars: 4 }]);
    expect((await read('numbers.csv', content, { numbers: [] })).records.map(({ numbers }) => numbers)).toEqual([undefined, undefined, undefined]);
    await expect(read('numbers.csv', content, { numbers: ['review_body'] })).rejects.toThrow(/^"review_body" of .*numbers\.csv holds no numbers but texts such as "It is very bright indeed\."; for classes there are tags\.$/);
    await expect(read('numbers.csv', content, { numbers: ['Prize'] })).rejects.toThrow(/has no field "Prize"/);
    const lists = ['The moon is bright tonight.', 'Bread has to rise a while.', 'A sail stands in the wind.'].map((text, at) => JSON.stringify({ text, stars: 4 + (at % 2), sizes: [4 + (at % 2)] })).join('\n');
    expect(await guessed('lists.jsonl', lists)).toMatchObject({ numbers: ['stars'] });
    await expect(read('lists.jsonl', lists, { numbers: ['sizes'] })).rejects.toThrow(/^"sizes" of .*lists\.jsonl holds no numbers/);
  });

  it('may have rows of other lengths: what is too much belongs to the last column', async () => {
    const { records } = await read('ragged.csv', 'id,text\n1,"one"\n2,two, and more,of it,\n3\n\n4,four,,\n');
    expect(records).toEqual([{ id: '1', text: 'one', line: 1 }, { id: '2', text: 'two, and more,of it', line: 2 }, { id: '3', text: '', line: 3 }, { id: '4', text: 'four', line: 5 }]);
  });

  it('tell what cannot be read, and go on behind it', async () => {
    const russian = Buffer.from([0xcf, 0xee, 0xe3, 0xee, 0xe4, 0xe0, 0x20, 0xe1, 0xfb, 0xeb, 0xe0, 0x20, 0xf5, 0xee, 0xf0, 0xee, 0xf8, 0xe0, 0xff]);
    const { records, skipped } = await read('bad.csv', Buffer.concat([Buffer.from('id,text\na,one\0 word\n'), russian, Buffer.from(',x\nb,"two\nc,three\n')]));
    expect(records.map(({ id, text }) => [id, text])).toEqual([['a', 'one word'], ['c', 'three']]);
    expect(skipped).toEqual([
      { path: 'bad.csv:3', reason: 'Line 3: In an encoding of its own, not UTF-8; save it as UTF-8.' },
      { path: 'bad.csv:4', reason: 'Line 4: a quote that opens a cell is never closed; close it, and double quotes within cells.' },
    ]);
  });

  it('may have a cell of 50 MB, which is left out', async () => {
    const { records, skipped } = await read('large.csv', Buffer.concat([Buffer.from('id,text\na,one\nb,"'), Buffer.alloc(50 << 20, 'words '), Buffer.from('"\nc,three\n')]));
    expect(records.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(skipped).toEqual([{ path: 'large.csv:3', reason: 'Line 3: it is too long to be a row; close its quotes, or take it out.' }]);
  });

  it.each([
    ['numbers alone', 'a,b\n1,2\n3,4.5\n', /^No field of .*x\.csv looks like a text; its fields are a, b\. Say which one to read, or call it "text"\.$/],
    ['nothing in it', '', /^No records in .*x\.csv\. It has no rows\. Below a row with the names/],
    ['a header alone', 'id,text\n', /^No records in .*x\.csv/],
    ['data', Buffer.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251)]), /^Cannot read .*x\.csv: Binary data/],
    ['100,000 columns', `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')}\n${'1,'.repeat(99_999)}1\n`, /x\.csv has 100000 columns, and can have 2000\. Keep those that hold texts\.$/],
  ])('cannot come from a file with %s', async (_, content, message) => {
    const reading = fieldsOf(write('x.csv', content)).then(() => read('x.csv', content));
    await expect(reading).rejects.toMatchObject({ name: 'KindredError', kind: 'badInput', message: expect.stringMatching(message) });
  });

  it('do not have a field that nobody gave them', async () => {
    await expect(read('t.csv', tickets, { text: ['Body'] })).rejects.toThrow('t.csv has no field "Body"; its fields are Ticket ID, Subject, Description, Priority, Created At, Tags.');
  });

  it('stop being read when cancelled', async () => {
    const file = write('many.csv', `id,text\n${Array.from({ length: 300_000 }, (_, at) => `${at},"words, and more"`).join('\n')}\n`);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 60);
    await expect(readRecords(file, {}, controller)).rejects.toBeInstanceOf(CancelledError);
  });

  it('have their classes in a column, by id or row', async () => {
    const path = write('truth.csv', tickets);
    expect(await readOrigin('Priority', { kind: 'records', path })).toMatchObject({ kind: 'labels', name: 'truth.csv', labels: new Map([['row 2', 'High'], ['row 3', 'Low'], ['row 4', 'Low'], ['row 5', 'Low']]) });
    expect(await readOrigin('Priority', { kind: 'records', path, fields: { id: 'Ticket ID' } })).toMatchObject({ labels: new Map([['T-1', 'High'], ['T-2', 'Low'], ['row 4', 'Low'], ['row 5', 'Low']]) });
    await expect(readOrigin('Urgency', { kind: 'records', path })).rejects.toThrow('has a class in a field "Urgency"; its fields are Ticket ID, Subject, Description');
  });
});
