import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name));
const table = (...rows: readonly (readonly (string | number)[])[]) => rows.map(cells => cells.map(cell => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
const read = async (content: string, name = 'export.csv') => {
  const file = write(name, content);
  const [{ guessed }, { records, skipped }] = [await fieldsOf(file), await readRecords(file)];
  return { guessed, records, skipped, ids: records.map(({ id }) => id), texts: records.map(({ text }) => text) };
};

const liked = ['The staff were friendly and quick.', 'I liked how quiet the rooms are.', 'Breakfast, and the view from there.'];
const missed = ['There should be more parking space.', 'The wifi was slow in the evenings.', 'Nothing that I can think of today.'];

describe('exports', () => {
  it('of a form have their date, and all that was answered in words', async () => {
    const { guessed, records } = await read(table(
      ['Timestamp', 'How did you hear of us?', 'What did you like?', 'What should be better?', 'What is your name?'],
      ...liked.map((text, at) => [`2024/03/0${at + 1} 10:11:12 AM GMT+1`, 'Friends', text, missed[at], `Ann Smith ${at}`]),
    ));
    expect(guessed).toEqual({ text: ['What did you like?', 'What should be better?'], date: 'Timestamp' });
    expect(records[0]).toEqual({ id: 'row 2', text: `${liked[0]}\n\n${missed[0]}`, dated: Date.UTC(2024, 2, 1, 10, 11, 12), line: 1 });
  });

  it('of questions beside one field of texts leave choices and short names alone', async () => {
    const rows = liked.map((text, at) => ['Yes, and I would do so again at any time', text, `Ann ${at}`]);
    expect((await read(table(['Would you recommend us?', 'Comment', 'Who are you?'], ...rows))).guessed).toEqual({ text: ['Comment'] });
    const descriptions = liked.map((text, at) => [`Desk ${at}`, text, `${at} Long Lane, Some Town, Some County`]);
    expect((await read(table(['name', 'description', 'address'], ...descriptions))).guessed).toEqual({ text: ['description'] });
  });

  it.each([['What did you like?', 'Comment'], ['What guests liked with us', 'What they did not find']])('of "%s" and "%s" have both together', async (...head) => {
    expect((await read(table(['Nr', ...head], ...liked.map((text, at) => [at, text, missed[at]])))).guessed).toEqual({ id: 'Nr', text: head });
  });

  it('of Qualtrics have three rows with what the columns are', async () => {
    const { guessed, ids } = await read(table(
      ['StartDate', 'ResponseId', 'Q1', 'Q2_TEXT', 'Q3'],
      ['Start Date', 'Response ID', 'How likely are you to come again?', 'Why is that? - Text', 'What should we change?'],
      ...[['startDate', '_recordId', 'QID1', 'QID2_TEXT', 'QID3'].map(id => JSON.stringify({ ImportId: id }))],
      ...liked.map((text, at) => [`2024-03-0${at + 1} 10:00:00`, `R_${at}aB3`, 7 + at, text, missed[at]]),
    ));
    expect(guessed).toEqual({ text: ['Q2_TEXT', 'Q3'], id: 'ResponseId' });
    expect(ids).toEqual(['R_0aB3', 'R_1aB3', 'R_2aB3']);
  });

  it('of SurveyMonkey have two of them', async () => {
    const { guessed, ids } = await read(table(['Respondent ID', 'How was it?', '', 'What did you like?'], ['', 'Response', 'Other (please specify)', 'Open-Ended Response'], ...liked.map((text, at) => [118 + at, 'Good', '', text])));
    expect(guessed).toEqual({ text: ['What did you like?'], id: 'Respondent ID' });
    expect(ids).toEqual(['118', '119', '120']);
  });

  it.each([
    ['and an empty row', ['Guests of 2024'], []],
    ['in cells of its own', ['Guests of 2024', '', ''], ['Saved on a Monday', '', '']],
  ])('may have a title above the table, %s', async (_, ...above) => {
    const { guessed, ids, skipped } = await read(table(...above, ['Nr', 'Branch', 'Comment'], ...liked.map((text, at) => [at + 1, 'North', text])));
    expect(guessed).toEqual({ text: ['Comment'], id: 'Nr' });
    expect(ids).toEqual(['1', '2', '3']);
    expect(skipped[0]).toEqual({ path: 'export.csv:1', reason: 'Line 1: it stands above the names of the columns.' });
  });

  it.each([
    ['texts alone', 'How to bake bread\nBuild a tent, fast\nWalk in the woods, by night\nSail, alone\n', 4],
    ['a text, an empty line, and texts with a comma seldom', 'How to bake bread\n\nBuild a tent, fast\nSail alone by night\nWalk for a day\n', 4],
    ['a text, an empty line, and texts with more and more commas', 'How to bake bread\n\nBuild a tent, fast\nWalk for a day, in the woods, by night\nSail on a lake, alone\n', 4],
    ['texts and classes, the first without', '1,\nA,good\nB,bad\nC,good\n'.replaceAll(/[A-C]/g, letter => `"${liked['ABC'.indexOf(letter)]}"`), 4],
  ])('that are %s have no title above them', async (_, content, count) => {
    expect(await read(content)).toMatchObject({ records: { length: count }, skipped: [] });
  });

  it('may ask long questions', async () => {
    const { ids } = await read(table(['When', `${'Please think of the whole year. '.repeat(12)}What was good?`], ...liked.map((text, at) => [`10:0${at}`, text])));
    expect(ids).toEqual(['row 2', 'row 3', 'row 4']);
  });

  it.each([
    ['a summary is a title where there is more to read', ['Summary', 'Issue key', 'Description'], ['Login is slow', 'ABC-1', liked[0]], { title: 'Summary', text: ['Description'], id: 'Issue key' }],
    ['a summary is a text alone', ['Nr', 'Summary'], ['1', liked[0]], { text: ['Summary'], id: 'Nr' }],
    ['Zotero calls an abstract a note', ['Key', 'Title', 'Abstract Note', 'Notes'], ['K1', 'On bees', liked.join(' '), missed[0]], { text: ['Abstract Note'], title: 'Title', id: 'Key' }],
    ['objects of a program are no text', ['payload', 'what happened'], [`{"a": "${liked.join(' ')}"}`, missed[0]], { text: ['what happened'] }],
  ])('%s', async (_, head, row, fields) => {
    expect((await read(table(head, row, row.map(cell => `${cell}2`)))).guessed).toEqual(fields);
  });

  it('have lists of tags as Python writes them', async () => {
    const { records } = await read(table(['review', 'tags'], [liked[0], "['leisure trip', 'couple']"], [liked[1], '["solo"]'], [liked[2], 'solo|work']));
    expect(records.map(({ tags }) => tags)).toEqual([['leisure trip', 'couple'], ['solo'], ['solo', 'work']]);
  });

  it('of bibliographies have dates without a day, and notes where they have no titles', async () => {
    const { records } = await read('@misc{a, title={One}, date={2020-05}}\n@misc{b, title={Two}, date={2021}}\n@misc{c, title={Three}, date={2021-13}}\n', 'dates.bib');
    expect(records.map(({ dated }) => dated)).toEqual([Date.UTC(2020, 4, 1), Date.UTC(2021, 0, 1), undefined]);
    const ris = ['2003/06/01/', '2004///', '2005/03//spring'].map(year => `TY  - JOUR\nTI  - ${year} was good\nPY  - ${year}\nER  - \n`).join('');
    expect((await read(ris, 'dates.ris')).records.map(({ dated }) => dated)).toEqual([Date.UTC(2003, 5, 1), Date.UTC(2004, 0, 1), Date.UTC(2005, 2, 1)]);
    const both = ['PY  - 2020\nDA  - 2020/05/12/', 'DA  - 12 May 2020\nPY  - 2020', 'PY  - 2020', 'PY  - 2020\nDA  - May 12', 'PY  - 2020\nY1  - 2020/05/12/', 'Y1  - 2020/05/12/\nPY  - 2020'].map(said => `TY  - JOUR\nTI  - It was said\n${said}\nER  - \n`).join('');
    expect((await read(both, 'both.ris')).records.map(({ dated }) => dated)).toEqual([Date.UTC(2020, 4, 12), Date.UTC(2020, 4, 12), Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 1), Date.UTC(2020, 4, 12), Date.UTC(2020, 4, 12)]);
    const months = ['year=2020, month=may', 'month={5}, year=2020', 'year=2020, month={May}', 'year=2020, month={Spring}', 'year=2020, date={2020-05-12}'].map((said, at) => `@misc{k${at}, title={It was said}, ${said}}`).join('\n');
    expect((await read(months, 'months.bib')).records.map(({ dated }) => dated)).toEqual([...Array.from({ length: 3 }, () => Date.UTC(2020, 4, 1)), Date.UTC(2020, 0, 1), Date.UTC(2020, 4, 12)]);
    expect(await read(`@misc{a, note={${liked[0]}}}\n@misc{b, note={${liked[1]}}}\n`, 'notes.bib')).toMatchObject({ ids: ['a', 'b'], texts: liked.slice(0, 2) });
  });

  it('may be made to take all time or memory, and do not', async () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('\n');
    expect((await read(`@string{s0 = "word "}\n${doubled}\n@misc{a, title = s40 # "end"}\n`, 'doubled.bib')).records[0].title!.length).toBeLessThan(100_000);
    const keywords = Array.from({ length: 200_000 }, (_, at) => `KW  - word ${at}`).join('\n');
    expect((await read(`TY  - JOUR\nTI  - Bees\n${keywords}\nER  - \n`, 'many.ris')).records[0].tags).toHaveLength(200_000);
    const objects = Array.from({ length: 500 }, (_, at) => JSON.stringify({ text: liked[0], by: Object.fromEntries(Array.from({ length: 200 }, (_, other) => [`${at}-${other}`, 1])) })).join('\n');
    expect((await fieldsOf(write('many.jsonl', objects))).fields).toHaveLength(2_000);
  });
});
