/**
 * Makes a folder of notes and puts a made vector for each of their passages into a cache folder, in the store's own form and
 * under the bundled model's name, so that a run embeds nothing but the words of its names. Prints one JSON line.
 *
 *     node dist/bench-makeOurs.js FOLDER CACHE TOPICS NOTES PASSAGES
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSkipped, readDocument } from '../../src/core/documents/read';
import { readRecipe } from '../../src/core/recipe';
import { leadText } from '../../src/core/representation/leadText';
import { createTools } from '../../src/engine/engine';
import { createRepresentation, passageTokens } from '../../src/engine/model/representations';
import { passageTexts } from '../../src/engine/run/placePassages';
import { textKey } from '../../src/engine/store/record';
import { openVectorStore } from '../../src/engine/store/vectorStore';
import { madeNotes } from './madeNotes';

const DIMENSIONS = 384;

async function main([folder, cache, topicsFile, notes, passagesANote]: string[]): Promise<void> {
  const { representation } = readRecipe();
  const tools = createTools({ modelFolder: join(__dirname, '../models/minilm'), cacheFolder: cache, threads: 0 });
  const { identity } = await createRepresentation(representation, { ...tools, stored: async embedder => embedder });
  const store = await openVectorStore(cache, identity, DIMENSIONS, text => process.stderr.write(`${text}\n`));
  const tokenizer = await tools.tokenizer();
  const { note, vectors } = madeNotes();
  const topics: Record<string, number> = {};
  let passages = 0;
  let bytes = 0;
  for (let number = 0; number < Number(notes); number++) {
    const { path, topic, text } = note(number, Number(passagesANote));
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    topics[path] = topic;
    bytes += text.length;
    const document = await readDocument({ id: path, path, hash: '', text }, tokenizer, { maxTokens: passageTokens(representation) });
    if (isSkipped(document)) throw new Error(document.reason);
    passages += document.passages.length;
    const texts = [...new Set([leadText(document), ...passageTexts([document])])];
    store.add(texts.map(read => textKey(identity, read)), vectors(number, texts.length));
  }
  store.close();
  writeFileSync(topicsFile, JSON.stringify(topics));
  console.log(JSON.stringify({ passages, bytes }));
}

void main(process.argv.slice(2));
