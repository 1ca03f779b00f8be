import { appendFileSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import { createEngine, type Engine } from '../../../src/engine/engine';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import type { CollectRequest, RelatedDocument, RelatedRequest, RunRequest, RunResult } from '../../../src/protocol/engineSides';
import { modelFolder, notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

const engines: Engine[] = [];
afterAll(() => Promise.all(engines.map(engine => engine.release())));

function engineOver(cacheFolder: string) {
  const logged: string[] = [];
  const engine = createEngine(
    { modelFolder, cacheFolder, threads: 2 },
    { log: (_, text) => logged.push(text), readFile: () => Promise.reject(new Error('not here')), ...noServers },
  );
  engines.push(engine);
  const { signal } = new AbortController();
  return {
    logged,
    run: (request: RunRequest) => engine.run(request, { progress: () => undefined, firstGrouping: () => undefined }),
    collect: (request: CollectRequest, own = signal) => engine.answers.collect(request, own),
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
  const first = engineOver(cache);
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
  }, 120_000);

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

  test('answers the same after a restart, with nothing measured again and new files left out', async () => {
    writeFileSync(join(folder, 'bread/new.md'), '# New\n\nA sourdough starter and rye flour.\n');
    const again = engineOver(cache);
    expect(await again.related({ id: 'bread/note 0.md' })).toBeNull();
    await again.collect(collect);
    expect(again.logged.at(-1)).toMatch(/^48 documents .* 0 computed\.$/);
    expect(await again.related({ id: 'bread/note 0.md' })).toEqual(await first.related({ id: 'bread/note 0.md' }));
    expect(await again.related({ text: { kind: 'words', content: 'a sourdough starter' } })).toEqual(await first.related({ text: { kind: 'words', content: 'a sourdough starter' } }));
  });

  test('keeps nothing of the texts it is asked about', async () => {
    const kept = () => readdirSync(join(cache, 'vectors'), { recursive: true }).map(path => statSync(join(cache, 'vectors', String(path))).size);
    const before = kept();
    const again = engineOver(cache);
    await again.collect(collect);
    for (const engine of [first, again]) await engine.related({ text: { kind: 'words', content: 'words that nobody may find on the disk' } });
    expect(kept()).toEqual(before);
  });

  test('measures after a restart only what changed', async () => {
    appendFileSync(join(folder, 'music/note 3.md'), '\nA line more on the choir.\n');
    const again = engineOver(cache);
    await again.collect(collect);
    expect(again.logged.at(-1)).toMatch(/^48 documents .* [1-3] computed\.$/);
  });

  test('forgets what a later run does not stand on', async () => {
    const own = writeFiles(temporaryFolder(), notes(12));
    const engine = engineOver(cache);
    const small = requestFor(own);
    await engine.collect(collectRequest(small, await engine.run(small)));
    expect(await engine.related({ id: 'bread/note 0.md' })).toHaveLength(5);
    await engine.run(request);
    expect(await engine.related({ id: 'bread/note 0.md' })).toBeNull();
  });

  test('can be stopped while it is read, and made again', async () => {
    const engine = engineOver(cache);
    const controller = new AbortController();
    const stopped = engine.collect(collect, controller.signal);
    controller.abort();
    await expect(stopped).rejects.toThrow(CancelledError);
    await engine.collect(collect);
    expect(await engine.related({ id: 'bread/note 0.md' })).toHaveLength(5);
  });
});
