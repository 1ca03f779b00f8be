import { workerData } from 'node:worker_threads';
import { readVocabulary, type NamingText } from '../../core/naming/vocabulary';
import { answering } from '../answering';
import { loadTokenizer } from '../model/tokenizer';
import { once } from '../once';
import { packVocabulary } from './packedVocabulary';
import { readInput } from './readInput';
import type { TextAnswer, TextTask } from './textThread';

/** A thread that reads documents and their words. */
function main(): void {
  const tokenizer = once(() => loadTokenizer(String(workerData)));
  tokenizer().catch(() => undefined);
  const heard: NamingText[] = [];
  const done = async (task: TextTask): Promise<TextAnswer> => {
    if (task.kind === 'trie') return { trie: (await tokenizer()).trie };
    if (task.kind === 'words') {
      heard.push(...task.texts);
      return task.more ? { results: [] } : { vocabulary: packVocabulary(await readVocabulary(heard.splice(0))) };
    }
    const results = [];
    for (const input of task.inputs) results.push(await readInput(input, await tokenizer(), task.maxTokens, {}));
    return { results };
  };
  answering(done, answer => ('vocabulary' in answer ? [answer.vocabulary.codes.buffer, answer.vocabulary.ends.buffer] : []));
}

main();
