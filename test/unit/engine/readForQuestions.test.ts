import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import type { Progress } from '../../../src/core/types';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';
import { PIECES, tokenEncoder, writeEncoder } from './tinyEncoders';

const listener = { progress: () => undefined, read: () => undefined };
const never = new AbortController().signal;

/** Texts of words that the tiny encoder knows, each mostly of one. */
function ofPieces(): Record<string, string> {
  const words = PIECES.slice(4);
  return Object.fromEntries(words.flatMap(one => words.filter(other => other !== one).map(other => [`${one} ${other}.md`, `${one} ${one} ${one} ${other}\n`])));
}

/** Stores are closed by a promise. */
async function settled(open: () => readonly string[]): Promise<number> {
  await setImmediate();
  return open().length;
}

describe('documents read for questions', () => {
  test('answer as after a run, without one, and nothing is measured twice', async () => {
    const [folder, cache] = [writeFiles(temporaryFolder(), { ...notes(24), 'empty.md': '' }), temporaryFolder()];
    const request = requestFor(folder);
    const heard: Progress[] = [];
    const read: string[][] = [];
    const engine = engineOver(cache);
    const done = await engine.readForQuestions(request, { progress: progress => heard.push(progress), read: (documents, skipped) => read.push([...documents, ...skipped].map(each => ('id' in each ? each.id : each.path))) }, never);
    expect([done.embedded > 24, done.skipped.length, read.flat().length]).toEqual([true, 1, 25]);
    expect(new Set(heard.map(({ phase, unit }) => unit ?? phase))).toEqual(new Set(['finding', 'reading', 'embedding', 'passages']));
    const asked = { query: 'tuning the violin', limit: 5 };
    const [id] = read[0];
    const near = { id, without: [], limit: 5 };
    const found = [await engine.answers.search(asked, never), await engine.answers.related(near, never)];
    expect(found[0]?.[0].id).toMatch(/^music\//);

    const other = engineOver(cache);
    const { grouping } = await other.run({ ...request, sources: [...request.sources] }, quiet);
    await other.answers.collect({ ...request, documents: grouping.documents.map(document => document.id), groups: Int32Array.from(grouping.documents, ({ group }) => group ?? -1) }, never);
    expect([await other.answers.search(asked, never), await other.answers.related(near, never)]).toEqual(found);

    const again = await engineOver(cache).readForQuestions(request, listener, never);
    expect([again.embedded, again.cached]).toEqual([0, done.embedded + done.cached]);
  });

  test('are told before they are measured; who hears of them may end it there', async () => {
    const engine = engineOver(temporaryFolder());
    const request = requestFor(writeFiles(temporaryFolder(), notes(8)));
    const refuse = () => {
      throw new Error('not that one');
    };
    const heard: string[] = [];
    await expect(engine.readForQuestions(request, { progress: ({ phase }) => heard.push(phase), read: refuse }, never)).rejects.toThrow('not that one');
    expect(heard).not.toContain('embedding');
    expect(await engine.answers.search({ query: 'bread', limit: 5 }, never)).toBeNull();
  });

  test.each(['none', 'mean', 'hybrid'])('are asked as the model reads questions, in the space of documents that are changed by %s', async change => {
    const folder = writeFiles(temporaryFolder(), ofPieces());
    const model = writeEncoder(temporaryFolder(), tokenEncoder);
    writeFileSync(join(model, 'config_sentence_transformers.json'), JSON.stringify({ prompts: { query: 'moon moon moon ' } }));
    const nearest = async (parameters: Record<string, string>) => {
      const own = { representation: `onnx:${model}`, representationParameters: parameters, centring: change };
      // A hybrid takes its model as it is written for itself, as its files say.
      const recipe = readRecipe(change === 'hybrid' ? { representation: `hybrid:onnx:${model}`, representationParameters: { minDocuments: 1 } } : own);
      const engine = engineOver(temporaryFolder());
      await engine.readForQuestions(requestFor(folder, { recipe }), listener, never);
      return (await engine.answers.search({ query: 'unknown', limit: 1 }, never))?.[0]?.id.split(' ')[0];
    };
    expect(await nearest({})).toBe('moon');
    if (change !== 'hybrid') expect(await nearest({ questionPrefix: 'bread bread ' })).toBe('bread');
  });

  test('are asked behind another prompt by the same engine where another one is given', async () => {
    const folder = writeFiles(temporaryFolder(), ofPieces());
    const model = writeEncoder(temporaryFolder(), tokenEncoder);
    const engine = engineOver(temporaryFolder());
    for (const questionPrefix of ['moon moon moon ', 'bread bread ']) {
      await engine.readForQuestions(requestFor(folder, { recipe: readRecipe({ representation: `onnx:${model}`, representationParameters: { questionPrefix }, centring: 'none' }) }), listener, never);
      expect((await engine.answers.search({ query: 'unknown', limit: 1 }, never))?.[0].id.split(' ')[0]).toBe(questionPrefix.split(' ')[0]);
    }
  });

  test.skipIf(!existsSync('/proc/self/fd'))('leave no file of the store open, be they read whole or not', async () => {
    const cache = temporaryFolder();
    const open = () => readdirSync('/proc/self/fd').filter(fd => {
      try {
        return readlinkSync(join('/proc/self/fd', fd)).startsWith(cache);
      } catch {
        return false;
      }
    });
    const engine = engineOver(cache);
    const request = requestFor(writeFiles(temporaryFolder(), notes(8)));
    const stopping = new AbortController();
    let wereOpen = 0;
    const stop = ({ phase, done }: Progress) => {
      if (phase !== 'embedding' || done === 0) return;
      wereOpen = open().length;
      stopping.abort();
    };
    await expect(engine.readForQuestions(request, { ...listener, progress: stop }, stopping.signal)).rejects.toThrow();
    expect([wereOpen > 0, await settled(open)]).toEqual([true, 0]);
    await engine.readForQuestions(request, listener, never);
    expect(await settled(open)).toBe(0);
  });

  test('without a given vector are where their words lead, which is told', async () => {
    const files = notes(8);
    const told: string[] = [];
    const engine = engineOver(temporaryFolder(), (level, text) => level === 'warn' && told.push(text));
    const vectors = join(temporaryFolder(), 'v.jsonl');
    writeFileSync(vectors, Object.keys(files).slice(2).map((id, at) => JSON.stringify({ id, embedding: [1, at] })).join('\n'));
    const { provenance } = await engine.readForQuestions(requestFor(writeFiles(temporaryFolder(), files), { recipe: readRecipe({ representation: `vectors:${vectors}` }) }), listener, never);
    expect(provenance.byWords).toBe(2);
    expect(told).toEqual([expect.stringMatching(/^2 documents have no row in the file of vectors/)]);
  });

  test('are all found where one of them has the best passages, many of them', async () => {
    const chapters = Array.from({ length: 40 }, (_, i) => `## Chapter ${i}\n\n${'The moon and the moon again. '.repeat(30)}`);
    const folder = writeFiles(temporaryFolder(), { 'long.md': chapters.join('\n\n'), 'short.md': 'A walk under the moon, along the sea.', 'other.md': 'Bread with the moon on it.' });
    const engine = engineOver(temporaryFolder());
    await engine.readForQuestions(requestFor(folder, { recipe: readRecipe({ representation: 'tfidf', representationParameters: { minDocuments: 1 } }) }), listener, never);
    const found = await engine.answers.search({ query: 'moon', limit: 4 }, never);
    expect(found?.map(({ id }) => id).sort()).toEqual(['long.md', 'long.md', 'other.md', 'short.md']);
  });

  test('can be given up', async () => {
    const stop = new AbortController();
    const engine = engineOver(temporaryFolder());
    const request = requestFor(writeFiles(temporaryFolder(), notes(60)));
    const stopping = { ...listener, progress: ({ phase, done }: Progress) => phase === 'embedding' && done > 0 && stop.abort() };
    await expect(engine.readForQuestions(request, stopping, stop.signal)).rejects.toMatchObject({ name: 'CancelledError' });
  });
});
