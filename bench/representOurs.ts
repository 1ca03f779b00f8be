/**
 * Vectors of texts by a representation: writes unit rows as float32 to OUT and prints one JSON line: rows, columns.
 *
 *     node dist/bench-representOurs.js TEXTS.json OUT.f32 CACHE REPRESENTATION [NAME=VALUE …]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRepresentation } from '../src/core/recipe';
import { createTools } from '../src/engine/engine';
import { createRepresentation } from '../src/engine/model/representations';

async function main([file, out, cacheFolder, representation, ...set]: string[]): Promise<void> {
  const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
  const tools = createTools({ modelFolder: join(__dirname, '../models/minilm'), cacheFolder, threads: 2 });
  const choice = readRepresentation(representation, Object.fromEntries(set.map(pair => pair.split('=', 2))));
  const made = await createRepresentation(choice, { ...tools, stored: async embedder => embedder });
  const { vectors } = await made.represent(texts.map(text => ({ lead: text, whole: text })));
  writeFileSync(out, Buffer.from(vectors.data.buffer));
  console.log(JSON.stringify({ rows: vectors.rows, columns: vectors.columns }));
  await tools.models.release();
}

void main(process.argv.slice(2));
