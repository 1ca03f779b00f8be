import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { madeCollection } from '../../../bench/search/madeCollection';
import { passages } from '../../../src/engine/answers/passages';
import { related } from '../../../src/engine/answers/related';
import { search } from '../../../src/engine/answers/search';
import { createOnnxAlgebra, type OnnxAlgebra } from '../../../src/engine/onnx/onnxAlgebra';
import type { Tools } from '../../../src/engine/run/tools';

let algebra: OnnxAlgebra;
beforeAll(async () => {
  algebra = await createOnnxAlgebra(2);
});
afterAll(() => algebra.release());

test('questions and selected words are read as the documents are, with letters and their marks as one', async () => {
  const made = madeCollection(50);
  const asked: (readonly string[])[] = [];
  const embedder = { ...made.collection.embedder, embed: (texts: readonly string[], work: object) => (asked.push(texts), made.collection.embedder.embed(texts, work)) };
  const collected = { ...made, collection: { ...made.collection, embedder } };
  const tools = { algebra: async () => algebra } as unknown as Tools;
  await search({ query: ' café '.normalize('NFD'), limit: 10 }, collected, tools);
  await related({ text: { kind: 'words', content: ' thé '.normalize('NFD') }, limit: 10, without: [] }, collected, tools);
  expect(asked).toEqual([['café'], ['thé']]);
});

test('a place in a document is asked about by the words of the passage there, or of the one before, compared with passages', async () => {
  const made = madeCollection(50);
  const { documents, embedder } = made.collection;
  const asked: string[] = [];
  const hearing = { ...embedder, embed: (texts: readonly string[], work: object) => (asked.push(...texts), embedder.embed(texts, work)) };
  const collected = { ...made, collection: { ...made.collection, embedder: hearing, places: new Map(documents.map(({ id }, at) => [id, at])) } };
  const tools = { algebra: async () => algebra } as unknown as Tools;
  for (const line of [0, 2, 99]) {
    const found = await related({ id: '3.md', line, limit: 20, without: [] }, collected, tools);
    expect(found.length).toBeGreaterThan(3);
    for (const { id, likeness, passage } of found) expect([id === '3.md', likeness]).toEqual([false, passage.likeness]);
  }
  expect(asked).toEqual([0, 2, 3].map(at => documents[3].passages[at].text));
});

test('a search of five thousand passages takes a moment', async () => {
  const collected = madeCollection(5_000);
  const tools = { algebra: async () => algebra } as unknown as Tools;
  await search({ query: '', limit: 10 }, collected, tools);
  await search({ query: 'word7 word70', limit: 10 }, collected, tools);
  const started = performance.now();
  const found = await search({ query: 'word3 word30 word300', limit: 10 }, collected, tools);
  // It takes a few ms; a busy machine may need many times that.
  expect(performance.now() - started).toBeLessThan(1_000 * slowness());
  expect(found).toHaveLength(10);
});

test('what failed for want of memory is tried again by the next question', async () => {
  const { collection, ...made } = madeCollection(50);
  let failures = 2;
  const scarce = <T>(there: T): T => {
    if (failures-- > 0) throw new RangeError('Array buffer allocation failed');
    return there;
  };
  const documents = new Proxy(collection.documents, { get: (list, name) => (name === 'map' ? scarce(list.map.bind(list)) : Reflect.get(list, name)) });
  const { columns } = collection.vectors;
  const vectors = { rows: documents.length, columns, data: Float32Array.from({ length: documents.length * columns }, (_, i) => Math.sin(i)) };
  const collected = { ...made, collection: { ...collection, documents, vectors, places: new Map(collection.documents.map(({ id }, at) => [id, at])) } };
  const tools = { algebra: async () => algebra } as unknown as Tools;
  const ask = () => search({ query: 'word3 word30', limit: 10 }, collected, tools);
  for (const _ of [1, 2]) await expect(ask()).rejects.toThrow(RangeError);
  expect(await ask()).toHaveLength(10);
  failures = 1;
  const scarceTools = { algebra: async () => new Proxy(algebra, { get: (own, name) => (name === 'groupSums' ? async (...given: Parameters<OnnxAlgebra['groupSums']>) => scarce(own).groupSums(...given) : Reflect.get(own, name)) }) } as unknown as Tools;
  await expect(passages({ id: '3.md' }, collected, scarceTools)).rejects.toThrow(RangeError);
  expect((await passages({ id: '3.md' }, collected, scarceTools))!.length).toBeGreaterThan(1);
});
