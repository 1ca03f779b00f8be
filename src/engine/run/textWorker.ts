import { workerData } from 'node:worker_threads';
import { readVocabulary, type NamingText } from '../../core/naming/vocabulary';
import { descend } from '../../core/projection/descent';
import { languageOf } from '../../core/words/languages';
import { answering } from '../answering';
import { takeText } from '../formats/takenTexts';
import { loadTokenizer } from '../model/tokenizer';
import { once } from '../once';
import { packVocabulary } from './packedVocabulary';
import { readInput } from './readInput';
import type { TextAnswer, TextTask } from './textThread';

/** A thread that reads documents and their words, and finds their places. */
function main(): void {
  const tokenizer = once(() => loadTokenizer(String(workerData)));
  tokenizer().catch(() => undefined);
  const heard: NamingText[] = [];
  const done = async (task: TextTask): Promise<TextAnswer> => {
    switch (task.kind) {
      case 'trie':
        return { trie: (await tokenizer()).trie };
      case 'read': {
        const results = [];
        for (const input of task.inputs) results.push(await readInput(input, await tokenizer(), task.maxTokens, {}));
        return { results };
      }
      case 'extract':
        return { text: await takeText(task.format, task.bytes) };
      case 'languages':
        return { languages: task.texts.map(languageOf) };
      case 'words':
        heard.push(...task.texts);
        return task.more ? { results: [] } : { vocabulary: packVocabulary(await readVocabulary(heard.splice(0))) };
      case 'descent':
        return { points: await descend(task.descent) };
    }
  };
  answering(done, answer => ('vocabulary' in answer ? [answer.vocabulary.codes.buffer, answer.vocabulary.ends.buffer] : []));
}

main();
