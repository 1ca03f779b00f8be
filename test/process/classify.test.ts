import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolderForAll } from '../unit/engine/support';
import { kindred, root } from './kindred';

const workspace = path.join(root, 'test/fixtures/workspace');
const folder = temporaryFolderForAll();
const at = (name: string): string => path.join(folder, name);

describe('kindred classify', () => {
  it('learns from a labels file and says the class of every other document', async () => {
    writeFileSync(at('labels.tsv'), ['sky/jupiter.md', 'sky/moon-phases.md', 'sky/meteor-shower.md'].map(file => `${file}\tsky\n`).join('') +
      ['bicycle/chain.md', 'bicycle/brake-pads.md', 'bicycle/flat-tyre.md'].map(file => `${file}\tbicycle\n`).join(''));
    const { code, stdout } = await kindred('classify', workspace, '--labels', at('labels.tsv'), '--json', at('out.json'), '--cache', at('cache'), '--quiet');
    expect(code).toBe(0);
    expect(stdout).toMatch(/accuracy \d\.\d{3}/);
    const { documents, report } = JSON.parse(readFileSync(at('out.json'), 'utf8'));
    const others = documents.filter((document: { id: string; given: string | null }) => document.given === null && /^(sky|bicycle)\//.test(document.id));
    expect(others.length).toBeGreaterThanOrEqual(6);
    for (const { id, label } of others) expect(id.startsWith(`${label}/`), id).toBe(true);
    expect(report.measured).toBe(6);
  });

  it('learns from a field of records and measures itself on a test', async () => {
    const texts = { bread: ['Knead the dough well', 'Rye flour needs sourdough', 'Bake the loaf until the crust is crisp', 'Let the dough rise'], music: ['The violin is out of tune', 'A minor chord on the piano', 'The choir sings tonight', 'Practise scales on the oboe'] };
    const records = Object.entries(texts).flatMap(([topic, all]) => all.map((text, i) => ({ id: `${topic} ${i}`, text, topic, i })));
    const lines = (keep: (i: number) => boolean) => records.filter(({ i }) => keep(i)).map(record => JSON.stringify(record)).join('\n');
    writeFileSync(at('train.jsonl'), lines(i => i < 3));
    writeFileSync(at('test.jsonl'), lines(i => i === 3));
    const { code, stdout } = await kindred('classify', at('train.jsonl'), '--labels', 'topic', '--test', at('test.jsonl'), '--json', at('records.json'), '--cache', at('cache'), '--quiet');
    expect([code, /On 2 test documents: accuracy/.test(stdout)]).toEqual([0, true]);
    const { test } = JSON.parse(readFileSync(at('records.json'), 'utf8'));
    expect(test).toMatchObject({ measured: 2, accuracy: 1, f1Macro: 1 });
  });

  it('sorts by names', async () => {
    const { code, stdout } = await kindred('classify', workspace, '--names', 'astronomy: stars and planets, bicycles', '--cache', at('cache'), '--quiet');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^astronomy +\d+ +\d+$/m);
    expect(stdout).toMatch(/^bicycles +\d+ +\d+$/m);
  });

  it.each<[string, string[]]>([
    ['no classes', []],
    ['labels that are not there', ['--labels', 'nothing.tsv']],
    ['labels and names', ['--labels', 'tags', '--names', 'a, b']],
    ['a test that is not there', ['--labels', 'folder', '--test', 'nothing.jsonl']],
    ['a threshold that is none', ['--labels', 'folder', '--threshold', 'high']],
  ])('%s: one line that says what to do', async (_, parameters) => {
    const { code, stdout, stderr } = await kindred('classify', workspace, ...parameters);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^kindred: [^\n]+\n$/);
  });
});
