import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { readRepresentation } from '../../../src/core/recipe';
import { representationKinds } from '../../../src/core/representation/kinds';
import { checkModel } from '../../../src/engine/model/modelFile';
import { checkRepresentation, createRepresentation, passageTokens, type RepresentationTools } from '../../../src/engine/model/representations';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { createSharedModels } from '../../../src/engine/model/sharedModels';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';
import { modelFolder, temporaryFolder, writeFiles } from './support';
import { tokenEncoder, writeEncoder } from './tinyEncoders';

function tools(): RepresentationTools & { asked: string[] } {
  const models = createSharedModels();
  const asked: string[] = [];
  onTestFinished(() => models.release());
  return {
    modelFolder,
    threads: 1,
    cacheFolder: temporaryFolder(),
    server: noServers,
    checkedModel: () => checkModel(modelFolder, tmpdir()),
    tokenizer: () => (asked.push('tokenizer'), loadTokenizer(modelFolder)),
    algebra: async () => plainAlgebra,
    models,
    stored: async embedder => embedder,
    asked,
  };
}

const document = (text: string) => ({ lead: text, whole: text });

/** What kinds with a main parameter that must be given are made with here; of vectors a file is only looked for until they are wanted. */
const mains: Readonly<Record<string, string>> = { onnx: `onnx:${modelFolder}`, server: 'server:http://localhost:11434', vectors: `vectors:${import.meta.filename}` };

describe('representations', () => {
  test.each(representationKinds.map(({ name }) => name))('%s can be made', async name => {
    const representation = await createRepresentation(readRepresentation(mains[name] ?? name), tools());
    expect(representation.identity).not.toBe('');
  });

  test('tell their identity without loading a model, and share the model once it is loaded', async () => {
    const having = tools();
    const [first, second] = await Promise.all([1, 2].map(() => createRepresentation(readRepresentation('transformer'), having)));
    expect(first.identity).toBe(second.identity);
    expect(having.asked).toEqual([]);
    const { vectors, embedder } = await first.represent([document('a loaf of bread')]);
    await second.represent([document('a loaf of bread')]);
    expect(having.asked).toEqual(['tokenizer']);
    expect((await embedder.embed(['a loaf of bread'])).data).toEqual(vectors.data);
  });

  test('ask for a parameter they cannot do without', () => {
    expect(() => readRepresentation('onnx')).toThrow('onnx needs its parameter folder');
    expect(() => readRepresentation('onnx:')).toThrow('folder of onnx takes a text that is not empty');
  });

  test('heed their parameters', async () => {
    const choice = readRepresentation('transformer', { pooling: 'cls', tokens: '256' });
    expect(passageTokens(choice)).toBe(256);
    const plain = await createRepresentation(readRepresentation('transformer'), tools());
    const other = await createRepresentation(choice, tools());
    expect(other.identity).not.toBe(plain.identity);
    expect((await other.represent([document('bread')])).vectors.data).not.toEqual((await plain.represent([document('bread')])).vectors.data);
  });
});

test('a folder or file is looked at before it is used, with what a run would say of it', async () => {
  const empty = temporaryFolder();
  const check = (given: string) => checkRepresentation(readRepresentation(given), tools(), {});
  await expect(check(`onnx:${empty}`)).rejects.toThrow(`The folder ${empty} has no tokenizer.json.`);
  const files = writeFiles(temporaryFolder(), { 'none.npy': 'no array', 'rows.jsonl': '{"id":"a.md","embedding":[1,2]}\n', 'lines.jsonl': '{"id":"a.md"}\n' });
  await expect(check(`vectors:${join(files, 'none.npy')}`)).rejects.toThrow('cannot be read');
  await expect(check(`vectors:${join(files, 'lines.jsonl')}`)).rejects.toThrow('Line 1 has no list of numbers');
  await expect(check(`vectors:${join(files, 'rows.jsonl')}`)).resolves.toBeUndefined();
  await expect(check(`onnx:${writeEncoder(temporaryFolder(), tokenEncoder)}`)).resolves.toBeUndefined();
  await expect(check(`onnx:${writeEncoder(temporaryFolder(), { ...tokenEncoder, inputs: [] })}`)).rejects.toThrow();
});

test('a model that failed to load is loaded again', async () => {
  const models = createSharedModels();
  let tries = 0;
  const load = async () => {
    if (++tries === 1) throw new Error('no');
    return { release: async () => undefined, tries };
  };
  await expect(models.get('m', load)).rejects.toThrow('no');
  expect((await models.get('m', load)).tries).toBe(2);
  expect((await models.get('m', load)).tries).toBe(2);
});
