import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfFile } from '../made/pdfFile.cjs';
import { slowness } from '../harness/slowness.mjs';
import { notes, temporaryFolder, temporaryFolderForAll, writeFiles } from '../unit/engine/support';
import { kindred, root, start } from './kindred';

const workspace = path.join(root, 'test/fixtures/workspace');
const folder = temporaryFolderForAll();
const at = (name: string): string => path.join(folder, name);
const ask = (...parameters: string[]) => kindred(...parameters, '--cache', at('cache'), '--quiet');

describe('kindred search', () => {
  it('finds passages by what they mean, with their places, and measures nothing twice', async () => {
    const asked = ['search', workspace, 'planets and their moons', '--cache', at('cache')];
    const first = await kindred(...asked);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/\n[1-9]\d* passages measured, \d+ taken from the cache/);
    const [summary, blank, place, text] = first.stdout.split('\n');
    expect(summary).toMatch(/^10 passages in \d+ of \d+ documents/);
    expect(blank).toBe('');
    expect(place).toMatch(/^test\/fixtures\/workspace\/sky\/[\w-]+\.md:\d+ {2}0\.\d\d · /);
    expect(text).toMatch(/^ {2}\S/);
    const again = await kindred(...asked);
    expect(again.stderr).toMatch(/\n0 passages measured, [1-9]\d* taken from the cache/);
    expect(again.stdout).toBe(first.stdout);
    expect(existsSync(at('cache/groupings'))).toBe(false);
  });

  it('takes a question without quotes, and writes what it found for programs', async () => {
    const { code, stdout } = await ask('search', workspace, 'how', 'do', 'I', 'mend', 'a', 'flat', 'tyre?', '--count', '3', '--json', '-');
    expect(code).toBe(0);
    const { query, passages, searched, provenance } = JSON.parse(stdout);
    expect(query).toBe('how do I mend a flat tyre?');
    expect(passages).toHaveLength(3);
    expect(passages[0]).toMatchObject({ place: `test/fixtures/workspace/bicycle/flat-tyre.md:${passages[0].line}`, id: 'bicycle/flat-tyre.md', path: 'bicycle/flat-tyre.md', byMeaning: false });
    expect(readFileSync(path.join(workspace, passages[0].path), 'utf8').split('\n').length).toBeGreaterThanOrEqual(passages[0].endLine);
    const [from, to] = passages[0].marks[0];
    expect(passages[0].text.slice(from, to)).toMatch(/flat|tyre|mend/i);
    expect(searched).toBe(20);
    expect(provenance.model).toContain('MiniLM');
  });

  it('tells pages where there are no lines, lines and ids of records, reads as the options say, and says that nothing was found', async () => {
    mkdirSync(at('mixed'));
    writeFileSync(at('mixed/paper.pdf'), pdfFile([[{ text: 'A page on lighthouses and the keepers who lit their lamps.' }]]));
    writeFileSync(at('mixed/bread.md'), '# Bread\n\nKnead the dough until it is smooth.\n');
    expect((await ask('search', at('mixed'), 'lighthouses', '--count', '1')).stdout).toMatch(/mixed\/paper\.pdf, page 1 {2}0\.\d\d · /);
    writeFileSync(at('two.jsonl'), [{ id: 'lamp', text: 'A lighthouse stands on the cliff.' }, { id: 'loaf', text: 'The loaf has a crisp crust.' }].map(record => JSON.stringify(record)).join('\n'));
    expect((await ask('search', at('two.jsonl'), 'crust', '--representation', 'tfidf')).stdout).toMatch(/^1 passage in 1 of 2 documents\n\n\S*two\.jsonl:2 {2}0\.\d\d · loaf · The loaf has/);
    expect((await ask('search', at('two.jsonl'), 'zeppelin', '--representation', 'tfidf')).stdout).toBe('Nothing was found in 2 documents\n');
  });
});

describe('kindred related', () => {
  it('finds the documents nearest to one, by its path from here or below the folder', async () => {
    const { code, stdout } = await ask('related', workspace, 'sky/jupiter.md', '--count', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2 of \d+ other documents, the nearest to sky\/jupiter\.md/);
    expect([...stdout.matchAll(/^test\/fixtures\/workspace\/(.+?)\.\w+:\d+ /gm)].map(([, path]) => path)).toEqual(['sky/moon-phases', "odd names/eclipse 🌙 (it's red)"]);
    const fromHere = await ask('related', workspace, 'test/fixtures/workspace/sky/jupiter.md', '--count', '2');
    expect(fromHere.stdout).toBe(stdout);
  });

  it('tells programs how alike documents and their passages are', async () => {
    const { stdout } = await ask('related', workspace, 'sky/jupiter.md', '--count', '3', '--json', '-');
    const { document, related } = JSON.parse(stdout);
    expect(document).toMatchObject({ id: 'sky/jupiter.md' });
    const likeness = related.map((each: { likeness: number }) => each.likeness);
    expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
    expect(related[0].place).toBe(`test/fixtures/workspace/${related[0].id}:${related[0].passage.line}`);
    expect(related[0].passage).toMatchObject({ line: expect.any(Number), text: expect.any(String), likeness: expect.any(Number) });
  });

  it('takes a place that search tells, and answers for the passage there', async () => {
    const of = (names: string, what: string) => names.split(' ').map(name => `${name} ${what}`).join(' ');
    const sky = of('Titan Europa Io Callisto Ganymede Triton Rhea Dione Phobos Deimos', 'is a moon that circles its planet in the night sky.');
    const kitchen = of('Rye Wheat Spelt Oat Barley Sesame Poppy Walnut Raisin Potato', 'bread is kneaded and baked in the oven until it is brown.');
    const own = writeFiles(temporaryFolder(), { 'both.md': `# Both\n\n## Sky\n\n${sky}\n\n## Kitchen\n\n${kitchen}\n`, 'moon.md': 'Moons circle planets.\n', 'bread.md': 'Bread is baked from dough.\n' });
    const nearest = async (place: string) => {
      const { document, related } = JSON.parse((await ask('related', own, place, '--json', '-')).stdout);
      return [document.id, document.line, related[0].id];
    };
    expect(await nearest(`${path.join(own, 'both.md')}:9`)).toEqual(['both.md', 9, 'bread.md']);
    expect(await nearest('both.md:5')).toEqual(['both.md', 5, 'moon.md']);
    expect((await ask('related', own, 'both.md:9')).stdout).toMatch(/^2 of 2 other documents, the nearest to \S*both\.md:9\n/);
  });

  // Windows has no such names.
  it.skipIf(process.platform === 'win32')('tells of a file whose name would change the terminal without that', async () => {
    const evil = 'a\u001b[31mred.md';
    const own = writeFiles(temporaryFolder(), { [evil]: '# Bees\n\nBees make honey.\n', 'b.md': '# Bread\n\nKnead the dough.\n' });
    const { code, stdout } = await ask('related', own, evil);
    expect([code, stdout.split('\n')[0]]).toEqual([0, '1 of 1 other document, the nearest to a [31mred.md']);
    expect(await ask('related', own, `x${evil}`)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^kindred: xa \[31mred\.md is not among/) });
  });

  it('says which files are no documents before it measures anything', async () => {
    const own = at('own');
    mkdirSync(own);
    copyFileSync(path.join(workspace, 'sky/jupiter.md'), path.join(own, 'jupiter.md'));
    writeFileSync(path.join(own, 'empty.md'), '');
    const asked = (file: string) => kindred('related', own, file, '--cache', at('untouched'), '--quiet');
    expect(await asked('moon.md')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^kindred: moon\.md is not among the 1 document of .*\n$/) });
    expect(await asked('empty.md')).toMatchObject({ code: 2, stdout: '', stderr: 'kindred: empty.md is not among the documents: it was skipped. Empty.\n' });
    expect(existsSync(at('untouched/vectors')) && readdirSync(at('untouched/vectors')).length > 0).toBe(false);
    expect(await asked('jupiter.md')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing related to jupiter\.md was found in 0 other documents, 1 skipped\n$/) });
  });
});

describe('both', () => {
  it.each<[string, string[]]>([
    ['no question', ['search', workspace]],
    ['an empty question', ['search', workspace, ' ']],
    ['a count of 0', ['search', workspace, 'moon', '--count', '0']],
    ['no document', ['related', workspace]],
    ['two documents', ['related', workspace, 'a.md', 'b.md']],
    ['a folder that is not there', ['search', path.join(workspace, 'nowhere'), 'moon']],
  ])('%s: one line that says what to do', async (_, parameters) => {
    const { code, stdout, stderr } = await kindred(...parameters);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^kindred: [^\n]+\n$/);
  });

  // Windows has no SIGINT for other processes.
  it.skipIf(process.platform === 'win32')('stop at Ctrl-C, and go on from there', async () => {
    const [many, cache] = [writeFiles(temporaryFolder(), notes(600)), temporaryFolder()];
    const { child, ended } = start('search', many, 'bread', '--cache', cache);
    let pressed = 0;
    child.stderr?.on('data', text => {
      if (pressed || !/Measuring meaning: [1-9]/.test(String(text))) return;
      pressed = performance.now();
      child.kill('SIGINT');
    });
    const { code, stdout, stderr } = await ended;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/\nkindred: Stopped\. [^\n]+\n$/);
    expect(performance.now() - pressed).toBeLessThan(3_000 * slowness());
    expect((await kindred('search', many, 'bread', '--cache', cache)).stderr).toMatch(/passages measured, [1-9]\d* taken from the cache/);
  });
});
