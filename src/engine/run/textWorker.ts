import { parentPort, workerData } from 'node:worker_threads';
import { readVocabulary } from '../../core/naming/vocabulary';
import { once } from '../once';
import { loadTokenizer } from '../model/tokenizer';
import { packVocabulary } from './packedVocabulary';
import { readInput } from './readInput';
import type { TextAnswer, TextTask } from './textThread';

/** A thread that reads documents and their words, one task after the other, and answers them in their order. */
function main(): void {
  const tokenizer = once(() => loadTokenizer(String(workerData)));
  const answer = (message: TextAnswer) => parentPort?.postMessage(message, 'vocabulary' in message ? [message.vocabulary.codes.buffer, message.vocabulary.ends.buffer] : []);

  async function done(task: TextTask): Promise<TextAnswer> {
    try {
      if (task.kind === 'words') return { vocabulary: packVocabulary(await readVocabulary(task.texts)) };
      const results = [];
      for (const input of task.inputs) results.push(await readInput(input, await tokenizer(), task.maxTokens, {}));
      return { results };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }

  let latest: Promise<unknown> = tokenizer().catch(() => undefined);
  parentPort?.on('message', (task: TextTask) => {
    latest = latest.then(() => done(task)).then(answer);
  });
}

main();
