import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Algebra } from '../../../src/core/algebra/algebra';
import { plainAlgebra } from '../plainAlgebra';
import { seededRandom } from '../../../src/core/random';
import { readRepresentation } from '../../../src/core/recipe';
import { givenRepresentation } from '../../../src/core/representation/givenVectors';
import { hybridRepresentation } from '../../../src/core/representation/hybrid';
import { lsaRepresentation } from '../../../src/core/representation/lsa';
import type { Representation } from '../../../src/core/representation/representation';
import { tfidfRepresentation } from '../../../src/core/representation/tfidf';
import type { Matrix } from '../../../src/core/types';
import { visitWords } from '../../../src/core/words/rawWords';
import { CancelledError } from '../../../src/core/work';
import { checkModel } from '../../../src/engine/model/modelFile';
import { createRepresentation } from '../../../src/engine/model/representations';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { createSharedModels } from '../../../src/engine/model/sharedModels';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';
import { vectorOf } from '../engine/servers';
import { modelFolder, temporaryFolderForAll, writeFiles } from '../engine/support';
import { notes, notesAndOddities } from './notes';
import { wordSums } from './wordSums';

const parametersOf = (name: string) => readRepresentation(name).parameters;

/** Models are loaded once for all tests. */
const models = createSharedModels();
const server = createServer((request, response) => {
  request.setEncoding('utf8');
  void request.toArray().then(parts => {
    const { input } = JSON.parse(parts.join('')) as { input: string[] };
    response.end(JSON.stringify({ data: input.map(text => ({ embedding: vectorOf(text, 256) })) }));
  });
});
const cacheFolder = temporaryFolderForAll();
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await models.release();
});

/** A file of word vectors by chance: those of the notes behind many commoner ones, so that they count about the same. */
beforeAll(() => {
  const random = seededRandom(3);
  const words = new Set(Array.from({ length: 1_000 }, (_, i) => `common${i}`));
  for (const { whole } of notes) visitWords(whole, word => words.add(word.toLowerCase()));
  const lines = [...words].map(word => [word, ...Array.from({ length: 40 }, () => (random() - 0.5).toFixed(4))].join(' '));
  writeFiles(cacheFolder, { 'vectors.txt': lines.join('\n') });
});

/** A representation as the engine makes it. */
function made(name: string): Promise<Representation> {
  return createRepresentation(readRepresentation(name), {
    modelFolder,
    cacheFolder,
    threads: 1,
    models,
    server: noServers,
    checkedModel: () => checkModel(modelFolder, cacheFolder),
    tokenizer: () => loadTokenizer(modelFolder),
    algebra: async () => plainAlgebra,
    stored: async embedder => embedder,
  });
}

/** Vectors of the notes as another program has made them: those of a model of their words. */
const givenBy = (algebra: Algebra) => givenRepresentation({
  identity: 'given',
  file: 'given.npy',
  algebra,
  words: parametersOf('lsa'),
  read: async () => {
    const texts = [...notesAndOddities, { id: '', lead: '', whole: '' }];
    return { vectors: (await wordSums().represent(texts)).vectors, ids: texts.map(({ id = '' }) => id) };
  },
});

/** Every representation, with its default parameters. */
const representations: Readonly<Record<string, () => Representation | Promise<Representation>>> = {
  'a model': wordSums,
  tfidf: () => tfidfRepresentation(parametersOf('tfidf')),
  lsa: () => lsaRepresentation(parametersOf('lsa')),
  hybrid: () => hybridRepresentation(wordSums(), parametersOf('hybrid'), plainAlgebra),
  transformer: () => made('transformer'),
  static: () => made('static'),
  'static with a file': () => made(`static:${join(cacheFolder, 'vectors.txt')}`),
  vectors: () => givenBy(plainAlgebra),
  onnx: () => made(`onnx:${modelFolder}`),
  server: () => made(`server:http://127.0.0.1:${(server.address() as AddressInfo).port}`),
};

function rowOf({ data, columns }: Matrix, row: number): Float32Array {
  return data.slice(row * columns, (row + 1) * columns);
}

/** Cosines of all pairs of rows. */
function cosines(matrix: Matrix): number[][] {
  const rows = Array.from({ length: matrix.rows }, (_, row) => rowOf(matrix, row));
  return rows.map(a => rows.map(b => a.reduce((sum, value, c) => sum + value * b[c], 0)));
}

describe.each(Object.entries(representations))('%s', (_, make) => {
  it('gives a unit row for each document, and zeros where it knows no word', async () => {
    const { vectors, embedder } = await (await make()).represent(notesAndOddities);
    expect(vectors.rows).toBe(notesAndOddities.length);
    expect(vectors.columns).toBe(embedder.dimensions);
    const lengths = cosines(vectors).map((row, i) => row[i]);
    lengths.slice(0, notes.length).forEach(length => expect(length).toBeCloseTo(1, 5));
    lengths.forEach(length => expect(Math.min(Math.abs(length), Math.abs(length - 1))).toBeLessThan(1e-5));
  });

  it('tells documents about one thing from others', async () => {
    const likeness = cosines((await (await make()).represent(notes)).vectors);
    const mean = (same: boolean) => {
      const values = likeness.flatMap((row, i) => row.filter((__, j) => i !== j && (i % 3 === j % 3) === same));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(true)).toBeGreaterThan(mean(false) + 0.05);
  });

  it.each([['copies of one text', notes[0]], ['texts of numbers', { lead: '1234', whole: '1234' }]])('puts %s, whose words tell nothing apart, at one place', async (__, note) => {
    const { vectors, embedder } = await (await make()).represent(Array.from({ length: 12 }, () => note));
    expect(vectors.columns).toBeGreaterThan(0);
    expect(vectors.columns).toBe(embedder.dimensions);
    for (let row = 1; row < vectors.rows; row++) expect(rowOf(vectors, row)).toEqual(rowOf(vectors, 0));
    expect(rowOf(await embedder.embed([note.whole]), 0).every(Number.isFinite)).toBe(true);
  });

  it('gives the same bytes for the same texts', async () => {
    const [first, second] = [await (await make()).represent(notes), await (await make()).represent(notes)];
    expect(second.vectors).toEqual(first.vectors);
    expect(second.embedder.identity).toBe(first.embedder.identity);
  });

  it('does not depend on the order of the documents', async () => {
    const [first, turned] = [await (await make()).represent(notes), await (await make()).represent([...notes].reverse())];
    const expected = cosines(first.vectors);
    cosines(turned.vectors).reverse().forEach((row, i) => row.reverse().forEach((value, j) => expect(value).toBeCloseTo(expected[i][j], 4)));
  });

  it('copes with no document and with one', async () => {
    expect((await (await make()).represent([])).vectors.rows).toBe(0);
    const { vectors } = await (await make()).represent(notes.slice(0, 1));
    expect(vectors.rows).toBe(1);
    expect(cosines(vectors)[0][0]).toBeCloseTo(1, 5);
  });

  it('puts other texts into the same space, each by itself', async () => {
    const { vectors, embedder } = await (await make()).represent(notes);
    const texts = ['How do I squash commits with a rebase in Git?', '', 'Bake the sourdough bread in the oven'];
    const together = await embedder.embed(texts);
    expect(together.columns).toBe(vectors.columns);
    for (const [row, text] of texts.entries()) {
      const alone = await embedder.embed([text]);
      rowOf(together, row).forEach((value, c) => expect(value).toBeCloseTo(alone.data[c], 6));
    }
    const likeness = (text: number, subject: number) => {
      const rows = [...notes.keys()].filter(i => i % 3 === subject).map(i => rowOf(vectors, i));
      return rows.reduce((sum, row) => sum + row.reduce((dot, value, c) => dot + value * together.data[text * vectors.columns + c], 0), 0);
    };
    expect(likeness(0, 0)).toBeGreaterThan(likeness(0, 1));
    expect(likeness(2, 1)).toBeGreaterThan(likeness(2, 0));
    expect((await embedder.embed([])).rows).toBe(0);
  });

  it('tells how far it is and stops when cancelled', async () => {
    const told: [number, number][] = [];
    await (await make()).represent(notes, { report: (done, total) => told.push([done, total]) });
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(([done, total], i) => done <= total && (i === 0 || done / total >= told[i - 1][0] / told[i - 1][1]))).toBe(true);
    await expect((await make()).represent(notes, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });
});

it('learns what vectors that were made elsewhere have to do with words again where that failed for want of memory', async () => {
  let failures = 1;
  const gram: Algebra['gram'] = async (...asked) => {
    if (failures-- > 0) throw new RangeError('Array buffer allocation failed');
    return plainAlgebra.gram(...asked);
  };
  const { embedder } = await givenBy({ ...plainAlgebra, gram }).represent(notes);
  await expect(embedder.embed(['sourdough bread'])).rejects.toThrow(RangeError);
  expect((await embedder.embed(['sourdough bread'])).rows).toBe(1);
});
