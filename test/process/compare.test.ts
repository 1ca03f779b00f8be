import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolderForAll } from '../unit/engine/support';
import { kindred, root, start } from './kindred';

const samples = path.join(root, 'samples');
const folder = temporaryFolderForAll();
const at = (name: string): string => path.join(folder, name);

describe('kindred compare <folder>', () => {
  it('shows table and verdict, and writes JSON and a report', async () => {
    const options = ['--truth', 'folder', '--representations', 'tfidf,lsa', '--methods', 'kmeans++,ward', '--groups', 'truth', '--samples', '2'];
    const { code, stdout, stderr } = await kindred('compare', samples, ...options, '--cache', at('cache'), '--json', at('lab.json'), '--html', at('lab.html'));
    expect(code).toBe(0);
    expect(stderr).toMatch(/1\/4 {2}Words \(TF-IDF\) · k-means\+\+: 10 groups, agrees 0\.\d\d, same again 0\.\d\d/);
    expect(stdout.match(/^★/gm)).toHaveLength(1);
    expect(stdout).toContain('comes closest to your folders');
    expect(stdout).toContain('Silhouette cannot choose how to read the documents.');
    const json = JSON.parse(readFileSync(at('lab.json'), 'utf8'));
    expect(json.cells.map((cell: { state: string }) => cell.state)).toEqual(['done', 'done', 'done', 'done']);
    expect(json.cells[0].labels).toHaveLength(json.documents.length);
    expect(readFileSync(at('lab.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
  });

  it('tries several numbers of groups, by k-means++ where no method is named, and says which is good', async () => {
    const { code, stdout } = await kindred('compare', samples, '--truth', 'folder', '--representations', 'lsa', '--groups', '4,8..10', '--samples', '2', '--cache', at('cache'), '--quiet', '--json', at('numbers.json'));
    expect(code).toBe(0);
    expect(stdout).toContain('Numbers of groups tried: 4, from 4 to 10.');
    expect(stdout.match(/k-means\+\+, (\d+) groups {2}/g)).toHaveLength(4);
    expect(stdout).toContain('Default grouping');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/k-means\+\+ on Word patterns \(LSA\) comes closest to your folders in \d+ groups .* Without these, silhouette would say \d+ /);
    const json = JSON.parse(readFileSync(at('numbers.json'), 'utf8'));
    expect(json.cells.map(({ wanted }: { wanted?: number }) => wanted)).toEqual([undefined, 4, 8, 9, 10]);
    expect(json.verdict.numbers).toHaveLength(2);
  });

  it('holds groups against a column of a labels file', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ id: `d${i}`, text: ['soil seeds compost', 'moon orbit comet'][i % 2], topic: ['garden', 'sky'][i % 2] }));
    writeFileSync(at('rows.jsonl'), rows.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
    writeFileSync(at('topics.csv'), ['id,text,topic', ...rows.map(({ id, text, topic }) => `${id},${text},${topic}`)].join('\n'));
    const call = ['compare', at('rows.jsonl'), '--representations', 'tfidf', '--methods', 'kmeans++', '--groups', 'truth', '--samples', '2', '--cache', at('cache'), '--quiet'];
    const { code, stdout } = await kindred(...call, '--truth', at('topics.csv'), '--field', 'topic');
    expect(code).toBe(0);
    expect(stdout).toContain('“Agrees with labels” counts 40 documents with 2 different labels.');
    expect(await kindred(...call, '--truth', at('topics.csv'))).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no column "label"') });
  });

  it.each([
    [['--methods', 'word'], /There is no method "word"; there are auto, kmeans/],
    [['--representations', 'glove'], /There is no representation "glove"; there are transformer/],
    [['--dimensions', '100:half'], /takes .*pca, autoencoder or leading/],
    [['--truth', 'nowhere.tsv'], /there is no file "nowhere\.tsv"/],
    [['--groups', 'truth'], /--groups truth needs --truth/],
    [['--groups', '5..2'], /--groups takes auto, truth, a whole number from 1, or several as 2\.\.20 or 5,10,20, not "5\.\.2"/],
    [['--groups', '2..5', '--methods', 'auto,hdbscan'], /no method here is told one\. Add a method such as kmeans\+\+/],
    [['--samples', '1'], /--samples takes a whole number from 2/],
  ])('refuses %j in one line', async (options, message) => {
    const { code, stdout, stderr } = await kindred('compare', samples, ...options);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.skipIf(process.platform === 'win32')('shows what is finished when it is stopped, and ends with 130', async () => {
    const options = ['--representations', 'tfidf,transformer', '--methods', 'kmeans++', '--samples', '2', '--cache', at('cold')];
    const { child, ended } = start('compare', samples, ...options);
    child.stderr!.on('data', (text: string) => {
      if (text.includes('1/2')) child.kill('SIGINT');
    });
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    expect(stdout).toContain('not finished');
    expect(stdout).toMatch(/Words \(TF-IDF\) +k-means\+\+ +\d/);
    expect(stderr).toContain('Stopped. What is finished is kept');
  });
});
