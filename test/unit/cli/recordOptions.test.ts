import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments';
import { COMMANDS } from '../../../src/cli/commands';
import { helpFor } from '../../../src/cli/help';
import { fieldsIn, recordsAt } from '../../../src/cli/recordOptions';
import { UsageError } from '../../../src/cli/usage';
import { temporaryFolderForAll } from '../engine/support';

const folder = temporaryFolderForAll();
const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name));
const reviews = write('reviews.csv', 'review_id,headline,"Pros, and cons",review_body,stars\nR1,Bright,"light, price",It is very bright indeed.,5\nR2,Dark,none,It broke on the first day.,1\n');

async function taken(path: string, asked = {}) {
  const told: string[] = [];
  return { source: await recordsAt(path, asked, text => void told.push(text)), told };
}

describe('fields of records', () => {
  test('are options of every command that reads documents', () => {
    for (const call of [['group', 'a.csv'], ['search', 'a.csv', 'x'], ['related', 'a.csv', 'x'], ['compare', 'a.csv'], ['classify', 'a.csv', '--labels', 'x'], ['evaluate', 'g.json', '--truth', 'x']]) {
      const request = readArguments([...call, '--text', 'A,B', '--text', 'C', '--title', 'T', '--id', '', '--tags', 'X', '--numbers', 'Y,Z'], COMMANDS);
      expect(request).toMatchObject({ call: { fields: { text: ['A,B', 'C'], title: 'T', id: '', tags: ['X'], numbers: ['Y,Z'] } } });
    }
    expect(fieldsIn({})).toEqual({});
    expect(() => fieldsIn({ text: [' '] })).toThrow(UsageError);
    expect(helpFor(COMMANDS)).toContain('kindred group <folder | file.csv | .tsv | .jsonl | .json | .mbox | .xlsx | .xlsm | .bib | .ris> [options]');
  });

  test('that nobody named are told, but for those that are called what they are', async () => {
    expect((await taken(reviews)).told).toEqual(['Text: review_body; title: headline; id: review_id. Others: --text NAME, --title NAME, --id NAME.']);
    expect((await taken(reviews, { text: ['review_body'], title: '', id: 'review_id' })).told).toEqual([]);
    for (const path of [write('plain.csv', 'id,text,label\n1,It is very bright indeed.,x\n'), write('plain.jsonl', '{"id": 1, "text": "a", "title": "b"}\n')]) {
      expect(await taken(path)).toEqual({ source: { kind: 'records', path }, told: [] });
    }
  });

  test('may be several with commas between them, or one whose name has some', async () => {
    const fields = { text: ['HEADLINE, review_body', 'Pros, and cons'] };
    expect((await taken(reviews, fields)).source).toEqual({ kind: 'records', path: reviews, fields });
    await expect(taken(reviews, { text: ['headline,body'] })).rejects.toThrow(`${reviews} has no field "body"; its fields are review_id, headline, "Pros, and cons", review_body, stars.`);
  });

  test.each([
    ['of a folder', () => folder, { title: 'T' }, /^--title is for files of records; .* is a folder\.$/],
    ['of mails', () => write('a.mbox', ''), { text: ['T'] }, /a\.mbox has no field "T"; it has no fields\.$/],
    ['that no text is among', () => write('numbers.csv', 'a,b\n1,2\n'), {}, /^No field of .*numbers\.csv looks like a text; its fields are a, b\. Say which one to read, or call it "text"\. Name it by --text\.$/],
  ])('%s are a wrong call', async (_, path, asked, message) => {
    const taking = taken(path(), asked);
    await expect(taking).rejects.toBeInstanceOf(UsageError);
    await expect(taking).rejects.toThrow(message);
  });
});
