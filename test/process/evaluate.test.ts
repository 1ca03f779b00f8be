import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import reference from '../reference/measures.json';
import { temporaryFolderForAll } from '../unit/engine/support';
import { kindred, root } from './kindred';

const [{ truth, found, expected }] = reference.cases;
const ids = truth.map((_, i) => `folder/note ${i}.md`);
const folder = temporaryFolderForAll();
const at = (name: string): string => path.join(folder, name);

beforeAll(() => {
  writeFileSync(at('grouping.json'), JSON.stringify({ documents: ids.map((id, i) => ({ id, group: found[i] })) }));
  writeFileSync(at('labels.tsv'), ids.map((id, i) => `${id}\tclass ${truth[i]}\n`).join(''));
  const records = ids.map((id, i) => JSON.stringify({ id, text: 'not read', label: truth[i], topic: found[i] })).join('\n');
  writeFileSync(at('corpus.jsonl'), records);
  writeFileSync(at('corpus.jsonl.gz'), gzipSync(records));
});

describe('kindred evaluate', () => {
  it.each(['labels.tsv', 'corpus.jsonl', 'corpus.jsonl.gz'])('prints every measure that groups alone have, the truth from %s', async name => {
    const { code, stdout, stderr } = await kindred('evaluate', at('grouping.json'), '--truth', at(name));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^kindred: Measures that need [^\n]+ are null; [^\n]+--source[^\n]+\n$/);
    const measures = JSON.parse(stdout);
    for (const [measure, value] of Object.entries(expected)) {
      if (measure.startsWith('f1Nearest')) expect(measures[measure]).toBeNull();
      else expect(measures[measure], measure).toBeCloseTo(value, 9);
    }
    expect(measures).toMatchObject({ documents: truth.length, withoutClass: 0, silhouette: null, daviesBouldin: null, stability: null, model: null });
  });

  it('takes the class from another field', async () => {
    const { stdout } = await kindred('evaluate', at('grouping.json'), '--truth', at('corpus.jsonl'), '--field', 'topic');
    expect(JSON.parse(stdout)).toMatchObject({ ari: 1, f1Macro: 1, accuracy: 1 });
  });

  it('judges a grouping of a folder by its folders, by every measure where it is told the folder', async () => {
    const samples = path.join(root, 'samples');
    expect((await kindred('group', samples, '--cache', at('cache'), '--quiet', '--json', at('samples.json'))).code).toBe(0);
    const groups = JSON.parse((await kindred('evaluate', at('samples.json'), '--truth', 'folder')).stdout);
    expect(groups).toMatchObject({ classes: 10, coverage: 1, silhouette: null });
    expect(groups.ari).toBeGreaterThan(0.4);
    const { stdout, stderr } = await kindred('evaluate', at('samples.json'), '--truth', 'folder', '--source', samples, '--cache', at('cache'), '--quiet');
    const measures = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(Object.keys(measures).filter(name => measures[name] === null)).toEqual([]);
    expect(measures).toMatchObject({ ari: groups.ari, model: JSON.parse(readFileSync(at('samples.json'), 'utf8')).provenance.model });
    expect(measures.stability).toBeGreaterThan(0.5);
  });

  it('measures the vectors of the recipe that made the groups, from the records that have the classes', async () => {
    const subjects = { bread: ['dough', 'oven', 'rye', 'flour'], moon: ['crater', 'orbit', 'lander', 'dust'], chess: ['pawn', 'gambit', 'rook', 'mate'] };
    const records = Object.entries(subjects).flatMap(([label, words]) =>
      Array.from({ length: 8 }, (_, i) => ({ id: `${label} ${i}`, label, text: `${words[i % 4]} ${words[(i + 1) % 4]} ${label} ${words[(i + 2 + (i >> 2)) % 4]}` })),
    );
    writeFileSync(at('subjects.jsonl'), records.map(record => JSON.stringify(record)).join('\n'));
    const recipe = ['--representation', 'tfidf', '--method', 'kmeans++', '--groups', '3', '--set', 'minDocuments=1'];
    const grouped = await kindred('group', at('subjects.jsonl'), ...recipe, '--cache', at('cache'), '--quiet', '--json', at('subjects.json'));
    expect([grouped.code, grouped.stderr]).toEqual([0, '']);
    const evaluate = (...more: string[]) => kindred('evaluate', at('subjects.json'), '--truth', at('subjects.jsonl'), '--cache', at('cache'), '--quiet', ...more);
    const measures = JSON.parse((await evaluate()).stdout);
    expect(measures).toMatchObject({ ari: 1, f1NearestMacro: 1, f1NearestWeighted: 1, stability: 1 });
    expect(measures.model).toMatch(/tf-?idf/i);
    expect(measures.silhouette).toBeCloseTo(JSON.parse(readFileSync(at('subjects.json'), 'utf8')).quality.silhouette, 3);
    expect(JSON.parse((await evaluate('--samples', '0')).stdout)).toMatchObject({ silhouette: measures.silhouette, stability: null });

    // Records with classes but no texts: what needs no vectors still comes, and the note says why the rest does not.
    writeFileSync(at('classes.jsonl'), records.map(({ id, label }) => JSON.stringify({ id, label })).join('\n'));
    const without = await kindred('evaluate', at('subjects.json'), '--truth', at('classes.jsonl'), '--quiet');
    expect(JSON.parse(without.stdout)).toMatchObject({ ari: 1, silhouette: null, f1NearestMacro: null });
    expect(without.stderr).toMatch(/^kindred: Measures that need [^\n]+ are null\. [^\n]+"text"[^\n]+\n$/);

    // A source that is named must have them.
    writeFileSync(at('part.jsonl'), records.slice(1).map(record => JSON.stringify(record)).join('\n'));
    const part = await evaluate('--source', at('part.jsonl'));
    expect([part.code, part.stdout]).toEqual([1, '']);
    expect(part.stderr).toMatch(/^kindred: 1 of the 24 documents [^\n]+"bread 0"[^\n]+\n$/);
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
    ['a source that is not there', ['grouping.json', '--truth', 'labels.tsv', '--source', 'nowhere.jsonl'], 2],
    ['no number of samples', ['grouping.json', '--truth', 'labels.tsv', '--samples', '1'], 2],
    ['a file that is no result', ['labels.tsv', '--truth', 'labels.tsv'], 1],
    ['documents in one folder only', ['grouping.json', '--truth', 'folder'], 1],
  ])('%s: one line that says what to do', async (_, parameters, expectedCode) => {
    const paths = parameters.map(word => (/\./.test(word) ? at(word) : word));
    const { code, stdout, stderr } = await kindred('evaluate', ...paths);
    expect([code, stdout]).toEqual([expectedCode, '']);
    expect(stderr).toMatch(/^kindred: [^\n]+\n$/);
  });
});
