import { appendFileSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import type { RelatedDocument, RelatedRequest } from '../../../src/protocol/answers';
import type { CollectRequest, RunRequest, RunResult } from '../../../src/protocol/engineSides';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

function answersOver(cacheFolder: string) {
  const logged: string[] = [];
  const engine = engineOver(cacheFolder, (_, text) => logged.push(text));
  const { signal } = new AbortController();
  return {
    logged,
    run: (request: RunRequest) => engine.run(request, quiet),
    collect: (request: CollectRequest, own = signal) => engine.answers.collect(request, own),
    search: (query: string, limit = 8, within?: readonly string[]) => engine.answers.search({ query, limit, within }, signal),
    why: (id: string) => engine.answers.why({ id }, signal),
    passages: (id: string) => engine.answers.passages({ id }, signal),
    vectors: (documents: readonly string[]) => engine.answers.vectors({ documents }, signal),
    related: (asked: Partial<RelatedRequest>) => engine.answers.related({ without: [], limit: 5, ...asked }, signal),
  };
}

function collectRequest(request: RunRequest, { grouping }: RunResult): CollectRequest {
  const { sources, selection, recipe, seed } = request;
  const { documents } = grouping;
  return { sources, selection, recipe, seed, documents: documents.map(({ id }) => id), groups: Int32Array.from(documents, ({ group }) => group ?? -1) };
}

const subjectsOf = (found: readonly RelatedDocument[] | null) => found!.map(({ id }) => id.split('/')[0]);

describe('what is asked about the documents of a run', () => {
  const folder = temporaryFolderForAll();
  const cache = temporaryFolderForAll();
  const request = requestFor(folder);
  const first = answersOver(cache);
  let result: RunResult;
  let collect: CollectRequest;
  beforeAll(async () => {
    writeFiles(folder, notes(48));
    result = await first.run(request);
    collect = collectRequest(request, result);
    expect(await first.related({ id: 'bread/note 0.md' })).toBeNull();
    // What the run has read is in memory: nothing is read again.
    renameSync(folder, `${folder} away`);
    await first.collect(collect);
    renameSync(`${folder} away`, folder);
  });

  test('finds the documents nearest to one, itself left out, with the passage that is nearest', async () => {
    const found = (await first.related({ id: 'bread/note 0.md' }))!;
    expect(subjectsOf(found)).toEqual(new Array(5).fill('bread'));
    expect(found.map(({ id }) => id)).not.toContain('bread/note 0.md');
    const { documents } = result.grouping;
    const { nearest } = documents.find(({ id }) => id === 'bread/note 0.md')!;
    expect(found.map(({ id }) => id)).toEqual(nearest.slice(0, 5).map(i => documents[i].id));
    for (const { id, likeness, passage } of found) {
      expect(likeness).toBeGreaterThan(0.3);
      expect(likeness).toBeLessThanOrEqual(1);
      const lines = readFileSync(join(folder, id), 'utf8').split('\n').slice(passage.line, passage.endLine + 1).join(' ');
      expect(lines).toContain(passage.text.slice(0, 40));
    }
  });

  test('takes the text of an editor in the place of what was grouped', async () => {
    const content = readFileSync(join(folder, 'bread/note 0.md'), 'utf8');
    const grouped = await first.related({ id: 'bread/note 0.md' });
    expect(await first.related({ id: 'bread/note 0.md', text: { kind: 'file', name: 'bread/note 0.md', content } })).toEqual(grouped);
    const other = '# Tuning\n\nThe violin and the oboe reed, before the string quartet plays its minor chord.\n';
    expect(subjectsOf(await first.related({ id: 'bread/note 0.md', text: { kind: 'file', name: 'bread/note 0.md', content: other } }))).toEqual(new Array(5).fill('music'));
    expect(subjectsOf(await first.related({ text: { kind: 'file', name: 'Untitled-1', content: other } }))).toEqual(new Array(5).fill('music'));
    const rich = `{\\rtf1\\ansi{\\fonttbl{\\f0 bread flour yeast oven dough;}}{\\info{\\subject bread flour yeast oven dough}}${other}}`;
    expect(subjectsOf(await first.related({ text: { kind: 'file', name: 'a.rtf', content: rich } }))).toEqual(new Array(5).fill('music'));
    expect(await first.related({ text: { kind: 'file', name: 'a.rtf', content: 'bread' } })).toEqual([]);
  });

  test('takes some words, and leaves out what it is told to', async () => {
    const words = { kind: 'words', content: 'looking at craters and planets through an eyepiece' } as const;
    const found = (await first.related({ text: words, limit: 6 }))!;
    expect(new Set(subjectsOf(found))).toEqual(new Set(['astronomy']));
    expect(found[0].passage.likeness).toBe(found[0].likeness);
    const rest = (await first.related({ text: words, limit: 6, without: [found[0].id, found[2].id, 'not/there.md'] }))!;
    expect(rest.slice(0, 4).map(({ id }) => id)).toEqual([found[1], found[3], found[4], found[5]].map(({ id }) => id));
  });

  test.each(['', '  \n ', '---\n---\n'])('finds nothing for a text without words: %j', async content => {
    expect(await first.related({ text: { kind: 'file', name: 'a.md', content } })).toEqual([]);
    expect(await first.related({ text: { kind: 'words', content: content.replaceAll('-', '') } })).toEqual([]);
  });

  test('finds passages by meaning that have none of the words, and says so', async () => {
    const found = (await first.search('baking loaves at home'))!;
    expect(found[0].id).toMatch(/^bread\//);
    const named = found.slice(0, 5);
    expect(named.filter(({ id }) => id.startsWith('bread/')).length).toBeGreaterThanOrEqual(4);
    for (const { byWords, marks, passage } of named) {
      if (!byWords) expect(marks).toEqual([]);
      if (!byWords) expect(passage.text).not.toMatch(/\b(loaves|home)\b/i);
    }
  });

  test('finds passages by their words, and marks where these stand', async () => {
    const found = (await first.search('Oboe reeds'))!;
    expect(found[0].id).toMatch(/^music\//);
    expect(found[0].byWords).toBe(true);
    const { marks, passage } = found[0];
    expect(marks.length).toBeGreaterThan(0);
    for (const [from, to] of marks) expect(passage.text.slice(from, to)).toMatch(/^(oboe|reed)$/i);
    expect(await first.search('Oboe reeds', 2)).toEqual(found.slice(0, 2));
    const each = found.map(({ id }) => found.filter(other => other.id === id).length);
    expect(Math.max(...each)).toBeLessThanOrEqual(2);
  });

  test('looks in some documents alone, with what it finds in all of them in the same order', async () => {
    const { documents } = result.grouping;
    const all = (await first.search('Oboe reeds', 1_000))!;
    const within = documents.map(({ id }) => id).filter(id => id.startsWith('bread/') || id === all[0].id);
    const found = (await first.search('Oboe reeds', 5, [...within, 'not/there.md']))!;
    expect(found.map(({ id, passage }) => [id, passage.at])).toEqual(all.filter(({ id }) => within.includes(id)).slice(0, 5).map(({ id, passage }) => [id, passage.at]));
    expect([found.length, found[0].id]).toEqual([5, all[0].id]);
    expect(await first.search('Oboe reeds', 5, [])).toEqual([]);
  });

  test.each(['', '   ', '\n'])('finds nothing for the question %j', async query => {
    expect(await first.search(query)).toEqual([]);
  });

  test('tells the passages of a document and the group of each as the result lists them', async () => {
    const several = result.grouping.documents.filter(({ passages }) => passages.length > 1);
    expect(several.length).toBeGreaterThan(3);
    for (const { id, passages } of several) expect(await first.passages(id)).toEqual(passages);
    expect(await first.passages('not/there.md')).toBeNull();
  });

  test('tells the vectors of documents in the order asked for, and zeros for what is not there', async () => {
    const { documents } = result.grouping;
    const ids = [documents[0].id, 'not/there.md', documents[2].id];
    const { rows, columns, data } = (await first.vectors(ids))!;
    expect([rows, columns]).toEqual([3, 384]);
    const lengths = ids.map((_, row) => Math.hypot(...data.subarray(row * columns, (row + 1) * columns)));
    expect(lengths.map(length => Math.round(1e4 * length) / 1e4)).toEqual([1, 0, 1]);
    const turned = (await first.vectors([...ids].reverse()))!;
    expect(turned.data.subarray(0, columns)).toEqual(data.subarray(2 * columns));
    expect(turned.data.subarray(0, columns)).not.toEqual(data.subarray(0, columns));
  });

  test('says why a document is in its group: both fits, its nearest members, and its passages', async () => {
    const { documents } = result.grouping;
    for (const { id, group, strength, passages } of documents.slice(0, 12)) {
      const { own, next, passages: told } = (await first.why(id))!;
      expect(own!.group).toBe(group);
      expect(own!.fit).toBeCloseTo(strength, 3);
      expect(next!.group).not.toBe(group);
      expect(own!.fit + next!.fit).toBeCloseTo(1, 5);
      for (const [side, label] of [[own!, group], [next!, next!.group]] as const) {
        expect(side.nearest.length).toBeGreaterThan(0);
        for (const near of side.nearest) {
          expect(near.id).not.toBe(id);
          expect(documents.find(document => document.id === near.id)!.group).toBe(label);
        }
        expect(side.nearest.map(({ likeness }) => likeness)).toEqual(side.nearest.map(({ likeness }) => likeness).sort((a, b) => b - a));
      }
      expect(told).toHaveLength(Math.min(3, Math.max(1, passages.length)));
      for (const { at, line } of told) if (passages.length) expect(passages[at].line).toBe(line);
    }
    expect(await first.why('not/there.md')).toBeNull();
  });

  test('says of a document in no group which one is nearest, and takes the groups as they are given', async () => {
    const groups = collect.groups.slice();
    const place = collect.documents.indexOf('bread/note 0.md');
    groups[place] = -1;
    await first.collect({ ...collect, groups });
    const { own, next, passages } = (await first.why('bread/note 0.md'))!;
    expect(own).toBeNull();
    expect(next!.group).toBe(collect.groups[place]);
    expect(passages.length).toBeGreaterThan(0);
    await first.collect({ ...collect, groups: new Int32Array(groups.length).fill(7) });
    const alone = (await first.why('bread/note 0.md'))!;
    expect([alone.own!.group, alone.next]).toEqual([7, null]);
    await first.collect(collect);
  });

  test('answers the same after a restart, with nothing measured again and new files left out', async () => {
    writeFileSync(join(folder, 'bread/new.md'), '# New\n\nA sourdough starter and rye flour.\n');
    const again = answersOver(cache);
    expect(await again.related({ id: 'bread/note 0.md' })).toBeNull();
    await again.collect(collect);
    expect(again.logged.at(-1)).toMatch(/^48 documents .* 0 computed\.$/);
    expect(await again.related({ id: 'bread/note 0.md' })).toEqual(await first.related({ id: 'bread/note 0.md' }));
    expect(await again.search('a sourdough starter')).toEqual(await first.search('a sourdough starter'));
    expect(await again.why('bread/note 0.md')).toEqual(await first.why('bread/note 0.md'));
  });

  test('keeps nothing of the texts it is asked about', async () => {
    const kept = () => readdirSync(join(cache, 'vectors'), { recursive: true }).map(path => statSync(join(cache, 'vectors', String(path))).size);
    const before = kept();
    const again = answersOver(cache);
    await again.collect(collect);
    for (const engine of [first, again]) await engine.related({ text: { kind: 'words', content: 'words that nobody may find on the disk' } });
    expect(kept()).toEqual(before);
  });

  test('measures after a restart only what changed', async () => {
    appendFileSync(join(folder, 'music/note 3.md'), '\nA line more on the choir.\n');
    const again = answersOver(cache);
    await again.collect(collect);
    expect(again.logged.at(-1)).toMatch(/^48 documents .* [1-3] computed\.$/);
  });

  test('forgets what a later run does not stand on', async () => {
    const own = writeFiles(temporaryFolder(), notes(12));
    const engine = answersOver(cache);
    const small = requestFor(own);
    await engine.collect(collectRequest(small, await engine.run(small)));
    expect(await engine.related({ id: 'bread/note 0.md' })).toHaveLength(5);
    await engine.run(request);
    expect(await engine.related({ id: 'bread/note 0.md' })).toBeNull();
  });

  test('can be stopped while it is read, and made again', async () => {
    const engine = answersOver(cache);
    const controller = new AbortController();
    const stopped = engine.collect(collect, controller.signal);
    controller.abort();
    await expect(stopped).rejects.toThrow(CancelledError);
    await engine.collect(collect);
    expect(await engine.related({ id: 'bread/note 0.md' })).toHaveLength(5);
  });

  test('is read once for all who wait, with the groups asked for last', async () => {
    const engine = answersOver(cache);
    const controller = new AbortController();
    const groups = new Int32Array(collect.groups.length).fill(7);
    const [given, first, last] = [engine.collect(collect, controller.signal), engine.collect(collect), engine.collect({ ...collect, groups })];
    controller.abort();
    await expect(given).rejects.toThrow(CancelledError);
    await Promise.all([first, last]);
    expect(engine.logged.filter(line => line.includes('ready for questions'))).toHaveLength(1);
    expect((await engine.why('bread/note 0.md'))!.own!.group).toBe(7);
  });
});
