import { pooledWords, type WeightedWord } from '../../../core/representation/pooledWords';
import type { Embedder } from '../../../core/representation/embedder';
import { textEmbedder } from '../../../core/representation/textEmbedder';
import { visitWords } from '../../../core/words/rawWords';
import { Pace, type Work } from '../../../core/work';
import { readWordVectors } from './wordVectorFile';

/**
 * Texts as weighted means of the vectors that a file has for their words, as they are written or in lower case. Only words
 * of the texts it is opened with are known.
 */
export async function fileVectors(path: string, identity: string, texts: readonly string[], work: Work): Promise<Embedder> {
  const wanted = new Set<string>();
  const pace = new Pace(work.signal);
  for (const text of texts) {
    visitWords(text, word => wanted.add(word).add(word.toLowerCase()));
    await pace.breathe();
  }
  const { columns, words } = await readWordVectors(path, wanted, work);
  const wordsOf = (text: string) => {
    const found: WeightedWord[] = [];
    visitWords(text, word => {
      const weighted = words.get(word) ?? words.get(word.toLowerCase());
      if (weighted) found.push(weighted);
    });
    return found;
  };
  return textEmbedder(identity, columns, (text, row) => row.set(pooledWords([wordsOf(text)], columns).data));
}
