import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { KindredError } from '../../../src/core/errors';
import { rankWeight } from '../../../src/core/representation/pooledWords';
import { CancelledError } from '../../../src/core/work';
import { fileVectors } from '../../../src/engine/model/words/fileVectors';
import { onePieceTokenizer, pieceVectors } from '../../../src/engine/model/words/pieceVectors';
import { readWordVectors, wordVectorIdentity } from '../../../src/engine/model/words/wordVectorFile';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';
import type { Embedder } from '../../../src/core/representation/embedder';
import { modelFolder, temporaryFolder, writeFiles } from './support';

const GLOVE = 'the 0.1 0.2 0.3\nbread 1 0 0\noven 0.8 0.6 0\ngalaxy 0 0 1\n';

function fileOf(text: string): string {
  return join(writeFiles(temporaryFolder(), { 'vectors.txt': text }), 'vectors.txt');
}

/** Where the descriptors of this process lead. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap(fd => {
    try {
      return [readlinkSync(join('/proc/self/fd', fd))];
    } catch {
      return [];
    }
  });
}

describe('a file of word vectors', () => {
  test.each([
    ['GloVe', GLOVE],
    ['word2vec, with a header and blanks at the ends', `4 3\n${GLOVE.replaceAll('\n', ' \n')}`],
    ['Windows line ends', GLOVE.replaceAll('\n', '\r\n')],
    ['a word with a blank in it', GLOVE.replace('galaxy', '. . 0 0 1\ngalaxy')],
  ])('is read: %s', async (_, text) => {
    const { columns, words } = await readWordVectors(fileOf(text), new Set(['bread', 'galaxy', 'nowhere']));
    expect(columns).toBe(3);
    expect([...words.keys()]).toEqual(['bread', 'galaxy']);
    expect([...words.get('galaxy')!.vector]).toEqual([0, 0, 1]);
    expect(words.get('bread')!.weight).toBeLessThan(words.get('galaxy')!.weight);
  });

  test.each([
    ['', 'no line with a word'],
    ['4 3\n', 'no line with a word'],
    ['bread\n', 'Line 1 has no numbers'],
    ['bread 1 0 0\noven 1 0\n', 'Line 2 has 2 numbers, the lines before it 3'],
    ['bread 1 0 0\noven 1 x 0\n', 'Line 2 (oven) has a value that is not a number'],
    ['bread 1 NaN 0\n', 'Line 1 (bread) has a value that is not a number'],
  ])('that holds %j is refused', async (text, reason) => {
    const reading = readWordVectors(fileOf(text), new Set(['bread', 'oven']));
    await expect(reading).rejects.toThrow(KindredError);
    await expect(reading).rejects.toThrow(reason);
  });

  test('that is not there, or is a folder, is named', async () => {
    await expect(wordVectorIdentity('/nowhere/vectors.txt')).rejects.toThrow('/nowhere/vectors.txt cannot be read. There is no such file.');
    await expect(readWordVectors(temporaryFolder(), new Set())).rejects.toThrow('cannot be read. It is a folder, not a file. Choose a text file');
  });

  test('gives texts the mean of their words, common ones counting less', async () => {
    const embedder = await fileVectors(fileOf(GLOVE), 'test', ['The bread, the OVEN'], {});
    const { data } = await embedder.embed(['bread oven', 'Bread', 'unknown words']);
    expect(data[0]).toBeCloseTo(Math.cos(Math.atan2(0.6, 1.8)), 1);
    expect([...data.slice(3)]).toEqual([1, 0, 0, 0, 0, 0]);
  });

  test('is left when cancelled', async () => {
    const path = fileOf(`${GLOVE}${Array.from({ length: 20_000 }, (_, i) => `w${i} 1 2 3`).join('\n')}`);
    await expect(readWordVectors(path, new Set(), { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });

  // One that is open cannot be renamed or deleted on Windows.
  test.skipIf(!existsSync('/proc/self/fd'))('is not left open when its reading breaks off', async () => {
    const path = fileOf(`a 1 2\nb 1\n${'c 1 2\n'.repeat(200_000)}`);
    await expect(readWordVectors(path, new Set())).rejects.toThrow(KindredError);
    await vi.waitFor(() => expect(openFiles()).not.toContain(path));
  });
});

test('a text is the mean of the vectors of its pieces, each measured once', async () => {
  const tokenizer = await loadTokenizer(modelFolder);
  const asked: string[] = [];
  const pieces: Embedder = {
    identity: 'pieces',
    dimensions: 2,
    async embed(texts) {
      asked.push(...texts);
      return { rows: texts.length, columns: 2, data: Float32Array.from(texts.flatMap(piece => [Number(piece) % 2, 1])) };
    },
  };
  const embedder = pieceVectors(pieces, tokenizer);
  const { data } = await embedder.embed(['the bread', 'bread', '']);
  const [the, bread] = tokenizer.encode('the bread', 10).slice(1, -1);
  await embedder.embed(['the bread of the oven']);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.slice(0, 2)).toEqual([String(the), String(bread)]);
  expect(data[2] / data[3]).toBeCloseTo(bread % 2, 6);
  expect([data[4], data[5]]).toEqual([0, 0]);
  expect(onePieceTokenizer(tokenizer).encode(String(bread), 10)).toEqual(tokenizer.encode('bread', 10));
});

test('words weigh by how rare they are', () => {
  expect(rankWeight(0, 30_000)).toBeLessThan(0.01);
  expect(rankWeight(1_000, 30_000)).toBeCloseTo(0.52, 1);
  expect(rankWeight(29_999, 30_000)).toBeGreaterThan(0.95);
});
