import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MapDocuments } from '../../src/protocol/packedDocuments';
import { unpackSharedMap } from '../../src/protocol/sharedMap';
import { slowness } from '../harness/slowness.mjs';
import { kindred, root, start, type Ended } from './kindred';

const samples = path.join(root, 'samples');
/** What the ignore file of the samples leaves out, and that file itself. */
const IGNORED = /(^|\/)\.gitignore$|^charity\/drafts\//;

let folder: string;
const at = (name: string): string => path.join(folder, name);
const readJson = (name: string): Result => JSON.parse(readFileSync(at(name), 'utf8')) as Result;

/** The form of `--json`, as far as these tests look at it. */
interface Result {
  readonly version: number;
  readonly documents: readonly { id: string; path?: string; title: string; group: number | null; subgroup: number | null; strength: number; x: number; y: number }[];
  readonly groups: readonly { id: number; level: string; parent: number | null; name: string; keywords: string[]; size: number; examples: string[] }[];
  readonly skipped: readonly { path: string; reason: string }[];
  readonly quality: { silhouette: number };
  readonly provenance: { model: string; method: string; seed: number; versions: Record<string, string> };
  timings?: Record<string, number>;
  readonly periods?: { readonly meaning: string; readonly by: string; readonly borders: readonly string[]; readonly groups: readonly { readonly id: number; readonly counts: readonly number[] }[] };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kindred-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kindred group <folder>', () => {
  let first: Ended;
  let result: Result;

  beforeAll(async () => {
    first = await kindred('group', samples, '--cache', at('cache'), '--json', at('first.json'));
    result = readJson('first.json');
  });

  it('ends well, with a table on stdout and progress on stderr', () => {
    expect(first.code).toBe(0);
    const names = result.groups.filter(group => group.level === 'group').map(group => group.name);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(first.stdout).toContain(name);
    expect(first.stderr.split('\n').length).toBeGreaterThan(3);
    expect(first.stdout + first.stderr).not.toContain('\u001b[');
  });

  it('has every file of the folder once: grouped, or skipped with a reason; those of .gitignore not at all', () => {
    const files = readdirSync(samples, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(samples, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .filter(file => !IGNORED.test(file));
    const seen = [...result.documents.map(document => document.id), ...result.skipped.map(skip => skip.path)];
    expect(seen.sort()).toEqual(files.sort());
    expect(result.skipped.every(skip => skip.reason.length > 0)).toBe(true);
  });

  it('writes the JSON as promised', () => {
    expect(result.version).toBe(1);
    expect(Object.keys(result).sort()).toEqual(['documents', 'groups', 'provenance', 'quality', 'skipped', 'timings', 'version']);
    const groups = new Map(result.groups.map(group => [group.id, group]));
    for (const document of result.documents) {
      expect(document.path).toBe(document.id);
      expect(document.strength).toBeGreaterThanOrEqual(0);
      expect(document.strength).toBeLessThanOrEqual(1);
      expect(Number.isFinite(document.x) && Number.isFinite(document.y)).toBe(true);
      if (document.group !== null) expect(groups.get(document.group)?.level).toBe('group');
      if (document.subgroup !== null) expect(groups.get(document.subgroup)?.level).toBe('subgroup');
    }
    for (const group of result.groups) {
      expect(['area', 'group', 'subgroup']).toContain(group.level);
      expect(group.examples.every(id => result.documents.some(document => document.id === id))).toBe(true);
      if (group.level === 'group') expect(result.documents.filter(document => document.group === group.id)).toHaveLength(group.size);
    }
    expect(Object.keys(result.provenance)).toEqual(expect.arrayContaining(['model', 'method', 'seed', 'versions']));
  });

  it('gives no two groups of a level the same name, and none a number for a name', () => {
    for (const level of ['area', 'group', 'subgroup']) {
      const names = result.groups.filter(group => group.level === level).map(group => group.name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter(name => /^(group|cluster)? ?\d+$/.test(name))).toEqual([]);
    }
  });

  it('measures nothing the second time, and gives the same result', async () => {
    const second = await kindred('group', samples, '--cache', at('cache'), '--json', at('second.json'));
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(/^0 passages measured/m);
    const again = readJson('second.json');
    delete again.timings;
    const { timings: _, ...before } = result;
    expect(JSON.stringify(again)).toBe(JSON.stringify(before));
  });

  it('counts groups by periods in JSON where that is asked for, by the dates of the files or those of a repository, and by what documents say first', async () => {
    expect(result.periods).toBeUndefined();
    cpSync(samples, at('dated'), { recursive: true });
    for (const { id } of result.documents) writeFileSync(path.join(at('dated'), id), readFileSync(path.join(samples, id), 'utf8').replace(/^(?:#\+|:|\\)?(?:date|created|published)\b.*\d{4}.*$/gim, ''));
    for (const [month, { id }] of result.documents.entries()) utimesSync(path.join(at('dated'), id), 0, Date.UTC(2018, month, 5, 12) / 1000);
    expect((await kindred('group', at('dated'), '--cache', at('cache'), '--json', at('dated.json'), '--periods', '--quiet')).code).toBe(0);
    const { periods, groups } = readJson('dated.json');
    expect(periods).toMatchObject({ meaning: 'changed', by: 'files' });
    expect(periods!.borders[0]).toBe('2018-01-01');
    expect(periods!.groups.map(({ counts }) => counts.length)).toEqual(groups.map(() => periods!.borders.length - 1));
    expect(periods!.groups.map(({ id, counts }) => [id, counts.reduce((sum, count) => sum + count, 0)])).toEqual(groups.map(({ id, size }) => [id, size]));
    const git = (date: string, ...given: string[]) => execFileSync('git', ['-C', at('dated'), '-c', 'user.name=K', '-c', 'user.email=k@example.org', ...given], { env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } });
    git('', 'init', '--quiet');
    for (const [year, { id }] of result.documents.slice(0, 12).entries()) {
      git('', 'add', '--', id);
      git(`${2001 + year}-06-05T12:00:00Z`, 'commit', '--quiet', '--message', 'One more');
    }
    git('', 'add', '--all');
    git('2013-06-05T12:00:00Z', 'commit', '--quiet', '--message', 'The rest');
    expect((await kindred('group', at('dated'), '--cache', at('cache'), '--json', at('dated.json'), '--periods', '--quiet')).code).toBe(0);
    const { meaning, by, borders } = readJson('dated.json').periods!;
    expect([meaning, by, borders[0], borders[borders.length - 1]]).toEqual(['added', 'git', '2001-01-01', '2014-01-01']);
    // Of the samples as they are some say it.
    for (const { id } of result.documents) cpSync(path.join(samples, id), path.join(at('dated'), id));
    expect((await kindred('group', at('dated'), '--cache', at('cache'), '--json', at('dated.json'), '--csv', at('dated.csv'), '--periods', '--quiet')).code).toBe(0);
    const own = readJson('dated.json').periods!;
    expect([own.meaning, own.by, own.borders[0], own.borders[own.borders.length - 1]]).toEqual(['writtenOrAdded', 'documentsOrGit', '2001-01-01', '2025-01-01']);
    expect(readFileSync(at('dated.csv'), 'utf8')).toMatch(/^hiking\/coast-path\.md,.*,2024-05-11,/m);
  });

  it('says where periods were asked for and no dates are known', async () => {
    writeFileSync(at('undated.jsonl'), ['bread', 'moon'].map(id => JSON.stringify({ id, text: `A note on ${id}.` })).join('\n'));
    const { code, stderr } = await kindred('group', at('undated.jsonl'), '--cache', at('cache'), '--json', at('undated.json'), '--periods', '--quiet');
    expect([code, stderr]).toEqual([0, 'kindred: There are no "periods" in the file of --json: most documents have no date, or nearly all have the same one.\n']);
    expect(readJson('undated.json').periods).toBeUndefined();
  });

  it('writes a report, a table, the map as a page and as a drawing, and a graph', async () => {
    const outputs = ['html', 'markdown', 'csv', 'svg', 'graphml', 'map'];
    const { code } = await kindred('group', samples, '--cache', at('cache'), '--quiet', ...outputs.flatMap(output => [`--${output}`, at(`out.${output}`)]));
    expect(code).toBe(0);
    const [html, markdown, csv, svg, graphml, map] = outputs.map(output => readFileSync(at(`out.${output}`), 'utf8'));
    for (const { name } of result.groups.filter(group => group.level === 'group')) {
      for (const text of [html, svg, graphml]) expect(text).toContain(name.replaceAll('&', '&amp;'));
      for (const text of [markdown, csv]) expect(text).toContain(name);
    }
    expect(html).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    // The packing list of the samples is there twice.
    for (const [text, head] of [[html, '<h2>Nearly the same</h2>'], [markdown, '## Nearly the same']]) {
      const same = text.slice(text.indexOf(head), text.indexOf('Measures', text.indexOf(head)));
      expect(same.match(/packing-list(-2024)?\.md|Packing list/gi)?.length, same).toBeGreaterThan(1);
    }
    expect(csv.split('\r\n')).toHaveLength(result.documents.length + 2);
    expect(graphml.match(/<node /g)).toHaveLength(result.documents.length + result.groups.length);
    const { data, dates } = await unpackSharedMap(Buffer.from(/id="kindred-data">([^<]*)</.exec(map)![1], 'base64'));
    const documents = new MapDocuments(data.documents);
    expect(result.documents.map((_, i) => documents.get(i)!.id)).toEqual(result.documents.map(({ id }) => id));
    expect(dates!.times).toHaveLength(result.documents.length);
    expect(data.groups.filter(({ level }) => level === 'group').map(({ name }) => name)).toEqual(result.groups.filter(({ level }) => level === 'group').map(({ name }) => name));
    // On top of one that is there already, without a word, as it is Kindred's own.
    expect(await kindred('group', samples, '--cache', at('cache'), '--quiet', '--map', at('out.map'))).toMatchObject({ code: 0 });
  });

  it('writes vectors that group as well when they are given back, row by row with a table', async () => {
    expect((await kindred('group', samples, '--cache', at('cache'), '--npy', at('v.npy'), '--json', at('own.json'), '--method', 'ward', '--groups', '8', '--quiet')).code).toBe(0);
    const { documents } = JSON.parse(readFileSync(at('own.json'), 'utf8'));
    const table = readFileSync(at('v.csv'), 'utf8').trim().split('\r\n').slice(1);
    expect(table.map(line => line.split(',')[0])).toEqual(documents.map(({ id }: { id: string }) => id));
    expect(readFileSync(at('v.npy')).subarray(10, 128).toString()).toMatch(new RegExp(`^\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(${documents.length}, 384\\), \\} *\\n$`));
    expect((await kindred('group', samples, '--cache', at('cache'), '--representation', `vectors:${at('v.npy')}`, '--json', at('again.json'), '--method', 'ward', '--groups', '8', '--quiet')).code).toBe(0);
    const again = JSON.parse(readFileSync(at('again.json'), 'utf8')).documents;
    const key = (list: { id: string; group: number }[]) => list.map(({ id, group }) => [id, group]);
    expect(key(again)).toEqual(key(documents));
    // A note that came since has no row.
    cpSync(samples, at('grown'), { recursive: true });
    writeFileSync(path.join(at('grown'), 'new.md'), '# A new note\n\nOn the weather in the mountains.\n');
    const told = /^kindred: 1 document has no row in the file of vectors, so that it is where the words lead, which is coarser\. [^\n]+\n$/;
    const given = ['--representation', `vectors:${at('v.npy')}`, '--cache', at('cache'), '--quiet'];
    for (const run of ['first', 'kept']) expect(await kindred('group', at('grown'), ...given), run).toMatchObject({ code: 0, stderr: expect.stringMatching(told) });
    expect(await kindred('search', at('grown'), 'mountains', ...given)).toMatchObject({ code: 0, stderr: expect.stringMatching(told) });
  });

  it('writes no table of vectors over what somebody else has written', async () => {
    writeFileSync(at('mine.csv'), 'my own');
    expect(await kindred('group', samples, '--npy', at('mine.npy'))).toMatchObject({ code: 2, stderr: expect.stringMatching(/--npy would write over .*mine\.csv, which kindred did not write/) });
    expect(readFileSync(at('mine.csv'), 'utf8')).toBe('my own');
    expect(await kindred('group', samples, '--npy', '-')).toMatchObject({ code: 2, stderr: expect.stringContaining('--npy needs the name of a file') });
  });

  it('says which file cannot be written', async () => {
    const { code, stdout, stderr } = await kindred('group', samples, '--cache', at('cache'), '--quiet', '--graphml', at('no/such/folder.graphml'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/folder\.graphml cannot be written: there is no such folder\. .*--graphml/);
  });

  it('makes as many groups as it is told', async () => {
    expect((await kindred('group', samples, '--cache', at('cache'), '--groups', '5', '--json', at('five.json'), '--quiet')).stderr).toBe('');
    expect(readJson('five.json').groups.filter(group => group.level === 'group')).toHaveLength(5);
  });
});

describe('kindred group <records>', () => {
  it('groups JSON lines, plain and gzipped, by their own ids', async () => {
    const texts = ['baking bread with a sourdough starter', 'kneading dough and proving a loaf', 'a telescope for the moons of Jupiter', 'the light of distant galaxies'];
    const lines = texts.map((text, i) => JSON.stringify({ id: `r${i}`, text, label: 'not read' })).join('\n');
    writeFileSync(at('records.jsonl'), lines);
    writeFileSync(at('records.jsonl.gz'), gzipSync(lines));
    for (const name of ['records.jsonl', 'records.jsonl.gz']) {
      expect((await kindred('group', at(name), '--cache', at('cache'), '--json', at('records.json'), '--quiet')).code).toBe(0);
      expect(readJson('records.json').documents.map(document => document.id)).toEqual(['r0', 'r1', 'r2', 'r3']);
    }
  });
});

describe('errors of kindred', () => {
  it.each([[[]], [['cluster', '.']], [['group']], [['group', '.', '--groups', 'many']], [['group', '.', '--colour']], [['group', '/no/such/folder']]])(
    'a bad call %j: one line that says what to do, exit 2', async parameters => {
      const { code, stdout, stderr } = await kindred(...parameters);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    });

  it('a failed run: one line that says what to do, exit 1', async () => {
    mkdirSync(at('empty'));
    const { code, stderr } = await kindred('group', at('empty'), '--cache', at('cache'), '--quiet');
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('--help: every option, exit 0', async () => {
    const { code, stdout } = await kindred('--help');
    expect(code).toBe(0);
    for (const option of ['--groups', '--json', '--cache', '--quiet']) expect(stdout).toContain(option);
  });

  it.skipIf(process.platform === 'win32')('Ctrl-C in a run: exit 130 within two seconds', async () => {
    const { child, ended } = start('group', samples, '--cache', at('fresh-cache'));
    await once(child.stderr!, 'data');
    const asked = performance.now();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(performance.now() - asked).toBeLessThan(2000 * slowness());
  });
});
