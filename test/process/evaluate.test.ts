import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import reference from '../reference/measures.json';
import { kindred, root } from './kindred';

const [{ truth, found, expected }] = reference.cases;
const ids = truth.map((_, i) => `folder/note ${i}.md`);
let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kindred-evaluate-'));
  writeFileSync(at('grouping.json'), JSON.stringify({ documents: ids.map((id, i) => ({ id, group: found[i] })) }));
  writeFileSync(at('labels.tsv'), ids.map((id, i) => `${id}\tclass ${truth[i]}\n`).join(''));
  const records = ids.map((id, i) => JSON.stringify({ id, text: 'not read', label: truth[i], topic: found[i] })).join('\n');
  writeFileSync(at('corpus.jsonl'), records);
  writeFileSync(at('corpus.jsonl.gz'), gzipSync(records));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kindred evaluate', () => {
  it.each(['labels.tsv', 'corpus.jsonl', 'corpus.jsonl.gz'])('prints every measure as JSON, the truth from %s', async name => {
    const { code, stdout, stderr } = await kindred('evaluate', at('grouping.json'), '--truth', at(name));
    expect([code, stderr]).toEqual([0, '']);
    const measures = JSON.parse(stdout);
    for (const [measure, value] of Object.entries(expected)) {
      if (measure.startsWith('f1Nearest')) expect(measures[measure]).toBeNull();
      else expect(measures[measure], measure).toBeCloseTo(value, 9);
    }
    expect(measures).toMatchObject({ documents: truth.length, withoutClass: 0, silhouette: null, daviesBouldin: null, stability: null });
  });

  it('takes the class from another field', async () => {
    const { stdout } = await kindred('evaluate', at('grouping.json'), '--truth', at('corpus.jsonl'), '--field', 'topic');
    expect(JSON.parse(stdout)).toMatchObject({ ari: 1, f1Macro: 1, accuracy: 1 });
  });

  it('judges a grouping of a folder by its folders', async () => {
    const samples = path.join(root, 'samples');
    expect((await kindred('group', samples, '--cache', at('cache'), '--quiet', '--json', at('samples.json'))).code).toBe(0);
    const measures = JSON.parse((await kindred('evaluate', at('samples.json'), '--truth', 'folder')).stdout);
    expect(measures).toMatchObject({ classes: 10, coverage: 1 });
    expect(measures.ari).toBeGreaterThan(0.4);
  });

  it('leaves documents without a class out, and counts ungrouped ones against the groups', async () => {
    const group = [0, 0, 1, null, 1, 0];
    writeFileSync(at('few.json'), JSON.stringify({ documents: group.map((number, i) => ({ id: i, group: number })) }));
    writeFileSync(at('few.json.labels.json'), JSON.stringify({ 0: 'a', 1: 'a', 2: 'b', 3: 'b', 4: 'b' }));
    const measures = JSON.parse((await kindred('evaluate', at('few.json'), '--truth', at('few.json.labels.json'))).stdout);
    expect(measures).toMatchObject({ documents: 5, withoutClass: 1, groups: 2, coverage: 0.8, accuracy: 0.8, homogeneity: 1 });
  });

  it.each<[string, string[], number]>([
    ['no truth', ['grouping.json'], 2],
    ['a truth that is not there', ['grouping.json', '--truth', 'nothing.tsv'], 2],
    ['a file that is not there', ['nothing.json', '--truth', 'folder'], 2],
    ['a field that no record has', ['grouping.json', '--truth', 'corpus.jsonl', '--field', 'subject'], 2],
    ['a file that is no result', ['labels.tsv', '--truth', 'labels.tsv'], 1],
    ['documents in one folder only', ['grouping.json', '--truth', 'folder'], 1],
  ])('%s: one line that says what to do', async (_, parameters, expectedCode) => {
    const paths = parameters.map(word => (/\./.test(word) ? at(word) : word));
    const { code, stdout, stderr } = await kindred('evaluate', ...paths);
    expect([code, stdout]).toEqual([expectedCode, '']);
    expect(stderr).toMatch(/^kindred: [^\n]+\n$/);
  });
});
