import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { notes, temporaryFolderForAll } from '../unit/engine/support';
import { kindred } from './kindred';

const folder = temporaryFolderForAll();
const at = (name: string): string => path.join(folder, name);
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const rows = Object.values(notes(24)).map((text, i) => ({ id: `r${i}`, text, topic: i % 2 ? 'odd "one"' : 'even' }));
writeFileSync(at('notes.jsonl'), rows.map(row => JSON.stringify(row)).join('\n'));
writeFileSync(at('notes.csv.gz'), gzipSync(`id,topic,text\r\n${rows.map(({ id, text, topic }) => [id, topic, text].map(cell).join(',')).join('\r\n')}\r\n`));
writeFileSync(at('antworten.csv'), Buffer.from(`\ufeff${['Antwort;Thema', ...rows.map(({ text, topic }) => [text, topic].map(cell).join(';'))].join('\r\n')}`, 'utf16le'));
const run = (...parameters: string[]) => kindred(...parameters, '--cache', at('cache'), '--quiet');

it('groups a table as it groups the same records in JSON lines', async () => {
  const grouped = async (name: string) => {
    const { code, stdout } = await run('group', at(name), '--json', '-');
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };
  const [lines, table, answers] = await Promise.all(['notes.jsonl', 'notes.csv.gz', 'antworten.csv'].map(grouped));
  const places = ({ documents }: { documents: { id: string; line: number }[] }) => documents.map(({ id: _, line: __, ...rest }) => rest);
  expect(places(table)).toEqual(places(lines));
  expect(places(answers)).toEqual(places(lines));
  expect(table.groups).toEqual(lines.groups);
  expect(lines.documents.map(({ id, line }: { id: string; line: number }) => [id, line])).toEqual(rows.map(({ id }, i) => [id, i + 1]));
  expect(answers.documents[2].id).toBe('row 4');
});

it('finds rows by what they say, tells their lines, and takes these', async () => {
  const { stdout, stderr } = await run('search', at('antworten.csv'), rows[3].text.slice(0, 60), '--count', '1', '--json', '-');
  expect(stderr).toMatch(/^kindred: Text: Antwort\. Others: --text NAME\.\n/);
  const [{ id, line }] = JSON.parse(stdout).passages;
  expect(id).toBe('row 5');
  expect((await run('related', at('antworten.csv'), `${at('antworten.csv')}:${line}`, '--count', '1')).stdout).toMatch(/^1 of 23 other documents, the nearest to row 5\n/);
});

it('has classes in a column, by id or row', async () => {
  const compared = await run('compare', at('antworten.csv'), '--text', 'antwort', '--truth', 'Thema', '--representations', 'tfidf', '--methods', 'kmeans++', '--groups', 'truth', '--samples', '2');
  expect(compared.code).toBe(0);
  const call = ['group', at('antworten.csv'), '--representation', 'tfidf', '--method', 'kmeans++', '--groups', '2', '--json', at('g.json')];
  expect((await run(...call)).code).toBe(0);
  const { stdout } = await run('evaluate', at('g.json'), '--truth', at('antworten.csv'), '--field', 'Thema', '--source', at('antworten.csv'), '--samples', '0');
  expect(JSON.parse(stdout)).toMatchObject({ documents: 24, withoutClass: 0, classes: 2, silhouette: expect.any(Number) });
});

it('says which columns there are when one is not', async () => {
  const { code, stderr } = await run('group', at('antworten.csv'), '--text', 'Frage');
  expect([code, stderr]).toEqual([2, `kindred: ${at('antworten.csv')} has no field "Frage"; its fields are Antwort, Thema.\n`]);
});
