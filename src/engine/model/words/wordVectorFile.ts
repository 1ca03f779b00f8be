import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { KindredError } from '../../../core/errors';
import { rankWeight, type WeightedWord } from '../../../core/representation/pooledWords';
import { throwIfCancelled, type Work } from '../../../core/work';
import { plainReason } from '../../files/readable';

/** Words of a file with their vectors. */
export interface WordVectors {
  readonly columns: number;
  readonly words: ReadonlyMap<string, WeightedWord>;
}

const HEADER = /^\d+ \d+\s*$/;

/** Changes when the file does. Rejects with a `KindredError` when there is none. */
export async function wordVectorIdentity(path: string): Promise<string> {
  const { size, mtimeMs } = await statOf(path);
  return `${size} bytes of ${Math.round(mtimeMs)}`;
}

/**
 * Reads the vectors of some words from a text file as word2vec and GloVe write them: a word and its numbers a line, the
 * commonest first, with or without a first line that counts lines and columns. The file is read as a stream and only the
 * wanted words are kept; a word that itself has blanks is passed over. Rejects with a `KindredError` that names the line.
 */
export async function readWordVectors(path: string, wanted: ReadonlySet<string>, work: Work = {}): Promise<WordVectors> {
  const { size } = await statOf(path);
  const input = createReadStream(path);
  const lines = createInterface({ input, crlfDelay: Infinity });
  const found = new Map<string, { rank: number; vector: Float32Array }>();
  let columns = 0;
  let number = 0;
  let rank = 0;
  let bytes = 0;
  try {
    for await (const line of lines) {
      number++;
      bytes += line.length + 1;
      if ((number & 4095) === 0) {
        throwIfCancelled(work.signal);
        work.report?.(Math.min(bytes, size), size);
      }
      if (line.trim() === '' || (number === 1 && HEADER.test(line))) continue;
      const numbers = blanksIn(line);
      columns ||= numbers;
      if (columns === 0) throw unreadable(path, `Line ${number} has no numbers.`);
      if (numbers < columns) throw unreadable(path, `Line ${number} has ${numbers} numbers, the lines before it ${columns}.`);
      const word = line.slice(0, line.indexOf(' '));
      if (numbers === columns && wanted.has(word) && !found.has(word)) found.set(word, { rank, vector: vectorOf(line, word, path, number) });
      rank++;
    }
  } catch (error) {
    throwIfCancelled(work.signal);
    throw error instanceof KindredError ? error : unreadable(path, plainReason(error), error);
  } finally {
    // Closing the lines would leave the file open.
    input.destroy();
  }
  if (rank === 0) throw unreadable(path, 'It has no line with a word and its numbers.');
  return { columns, words: new Map([...found].map(([word, { rank: at, vector }]) => [word, { vector, weight: rankWeight(at, rank) }])) };
}

function statOf(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error.code === 'ENOENT' ? 'There is no such file.' : plainReason(error), error);
  });
}

function vectorOf(line: string, word: string, path: string, number: number): Float32Array {
  const vector = Float32Array.from(line.slice(word.length + 1).trimEnd().split(' '), Number);
  if (vector.every(Number.isFinite)) return vector;
  throw unreadable(path, `Line ${number} (${word}) has a value that is not a number.`);
}

/** Numbers on a line: its blanks, but for those at its end. */
function blanksIn(line: string): number {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) <= 32) end--;
  let count = 0;
  for (let at = 0; at < end; at++) if (line.charCodeAt(at) === 32) count++;
  return count;
}

function unreadable(path: string, reason: string, cause?: unknown): KindredError {
  return new KindredError('badInput', `The word vectors in ${path} cannot be read. ${reason} Choose a text file as word2vec or GloVe write it: a word and its numbers on each line.`, { cause });
}
