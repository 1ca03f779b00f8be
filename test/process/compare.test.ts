import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindred, root, start } from './kindred';

const samples = path.join(root, 'samples');
let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kindred-compare-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

  it.each([
    [['--methods', 'word'], /There is no method "word"; there are auto, kmeans/],
    [['--representations', 'glove'], /There is no representation "glove"; there are transformer/],
    [['--dimensions', '100:half'], /takes .*pca, autoencoder or leading/],
    [['--truth', 'nowhere.tsv'], /there is no file "nowhere\.tsv"/],
    [['--groups', 'truth'], /--groups truth needs --truth/],
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
