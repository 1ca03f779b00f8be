import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CancelledError, Pace } from '../../../src/core/work';
import { batchesOfEqualLength, type Batch } from '../../../src/engine/model/batches';
import { checkModel } from '../../../src/engine/model/modelFile';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';
import { createTransformer, transformerIdentity, type Transformer } from '../../../src/engine/model/transformer';
import reference from '../../reference/transformer.json';
import { modelFolder, temporaryFolder, writeFiles } from './support';

let transformer: Transformer;
beforeAll(async () => {
  const record = await checkModel(modelFolder, tmpdir());
  transformer = createTransformer(modelFolder, record, await loadTokenizer(modelFolder), { threads: 1 });
});
afterAll(() => transformer.release());

const texts = ['How to bake bread', 'Baking a loaf of sourdough', 'The orbit of Mars around the sun', 'x', ''];
const row = (data: Float32Array, i: number) => data.subarray(i * 384, (i + 1) * 384);
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);

describe('transformer', () => {
  test('gives unit vectors in the order of the texts, alike texts close together', async () => {
    const { rows, columns, data } = await transformer.embed(texts);
    expect([rows, columns]).toEqual([5, 384]);
    for (let i = 0; i < rows; i++) expect(dot(row(data, i), row(data, i))).toBeCloseTo(1, 4);
    expect(dot(row(data, 0), row(data, 1))).toBeGreaterThan(0.6);
    expect(dot(row(data, 0), row(data, 2))).toBeLessThan(0.3);
  });

  test('gives a text the same vector alone and among others', async () => {
    const together = await transformer.embed([...texts, ...texts.map(text => `${text} again`)]);
    for (const [i, text] of texts.entries()) {
      const alone = await transformer.embed([text]);
      expect(dot(alone.data, row(together.data, i))).toBeGreaterThan(0.999999);
    }
  });

  test('reports every finished row once, with its vector', async () => {
    const heard = new Map<number, Float32Array>();
    const steps: number[] = [];
    const { data } = await transformer.embed(texts, { report: done => steps.push(done) }, (rows, vectors) =>
      rows.forEach((at, i) => heard.set(at, row(vectors.data, i).slice())),
    );
    expect([...heard.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const [at, vector] of heard) expect(vector).toEqual(row(data, at));
    expect(steps.at(-1)).toBe(5);
  });

  test('stops between two batches', async () => {
    const controller = new AbortController();
    const many = Array.from({ length: 400 }, (_, i) => `${'words about things '.repeat(i % 40)}${i}`);
    let done = 0;
    const stopped = transformer.embed(many, { signal: controller.signal, report: now => ((done = now), controller.abort()) });
    await expect(stopped).rejects.toThrow(CancelledError);
    expect(done).toBeLessThan(100);
  });

  test('takes no text', async () => {
    expect(await transformer.embed([])).toEqual({ rows: 0, columns: 384, data: new Float32Array(0) });
  });
});

describe('a transformer that cannot be run', () => {
  const threadThat = (does: string) => join(writeFiles(temporaryFolder(), { 'thread.cjs': `const { parentPort } = require('node:worker_threads'); ${does}` }), 'thread.cjs');
  const failing = async (script: string, folder = modelFolder) => createTransformer(folder, await checkModel(modelFolder, tmpdir()), await loadTokenizer(modelFolder), { threads: 1, script }).embed(['A text']);

  test('says that its file is damaged only where it is', async () => {
    const script = threadThat("parentPort.postMessage({ failure: 'bad allocation' }); parentPort.close();");
    await expect(failing(script)).rejects.toMatchObject({ kind: 'outOfMemory', message: expect.stringMatching(/^The language model cannot be run \(bad allocation\)\. What is finished is kept;/) });
    const folder = writeFiles(temporaryFolder(), { 'model.onnx': 'no model' });
    await expect(failing(script, folder)).rejects.toMatchObject({ kind: 'modelDamaged', message: expect.stringContaining(join(folder, 'model.onnx')) });
  });

  test('says so in the midst of texts, too', async () => {
    await expect(failing(threadThat("parentPort.postMessage('open'); parentPort.on('message', () => process.exit());"))).rejects.toMatchObject({ kind: 'internal', message: expect.stringMatching(/^The language model cannot be run \(its thread has ended\)\./) });
  });
});

/** By sentence-transformers; see test/reference/transformer.py. */
describe('poolings', () => {
  // What 7-bit weights keep; npm run bench -- fidelity measures it on more texts.
  test.each([
    ['mean', 0.99],
    ['cls', 0.99],
    ['max', 0.99],
  ] as const)('%s gives the original’s vectors', async (pooling, least) => {
    const record = await checkModel(modelFolder, tmpdir());
    const pooled = createTransformer(modelFolder, record, await loadTokenizer(modelFolder), { threads: 1, tokens: reference.tokens, pooling });
    onTestFinished(() => pooled.release());
    const { data } = await pooled.embed(reference.texts);
    for (const [i, vector] of reference.vectors[pooling].entries()) {
      expect(dot(row(data, i), row(data, i))).toBeCloseTo(1, 4);
      expect(dot(row(data, i), Float32Array.from(vector))).toBeGreaterThan(least);
    }
  });

  test('have identities of their own, the default one without a word of it', async () => {
    const record = await checkModel(modelFolder, tmpdir());
    expect(transformerIdentity(record, 128, 'mean')).toBe(transformerIdentity(record));
    expect(new Set((['mean', 'cls', 'max'] as const).map(pooling => transformerIdentity(record, 128, pooling))).size).toBe(3);
  });
});

describe('batches', () => {
  const cut = (lengths: readonly number[], hear: (text: string) => void = () => undefined) => {
    const encode = (text: string) => (hear(text), new Array<number>(Number(text)).fill(7));
    return batchesOfEqualLength(lengths.map(String), { encode, tokensPerBatch: 384, pace: new Pace(undefined) });
  };
  async function batchesOf(lengths: readonly number[]) {
    const batches: Batch[] = [];
    for await (const batch of cut(lengths)) batches.push(batch);
    return batches;
  }

  test('hold texts of one length, each once, at most 384 tokens', async () => {
    const lengths = Array.from({ length: 500 }, (_, i) => 2 + ((i * 7919) % 127));
    const batches = await batchesOf(lengths);
    expect(batches.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
    for (const { rows, ids } of batches) {
      expect(ids.map(one => one.length)).toEqual(rows.map(row => lengths[row]));
      expect(new Set(ids.map(one => one.length)).size).toBe(1);
      expect(rows.length * ids[0].length).toBeLessThanOrEqual(384);
    }
  });

  test('let a text longer than a batch stand alone', async () => {
    expect((await batchesOf([5_000, 5_000])).map(({ rows }) => rows)).toEqual([[0], [1]]);
  });

  test('come as soon as they are full, the others at the end, the longest first', async () => {
    const lengths = [3, 100, 200, 100, 4, 100, 200, 100];
    expect((await batchesOf(lengths)).map(({ rows }) => rows)).toEqual([[2], [1, 3, 5], [6], [7], [4], [0]]);
    const heard: string[] = [];
    await cut(lengths, text => heard.push(text)).next();
    expect(heard).toEqual(['3', '100', '200']);
  });
});
