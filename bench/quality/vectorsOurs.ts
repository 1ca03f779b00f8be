/**
 * Vectors of the records of a file as a grouping has them: writes float32 rows of length 1 to OUT and prints one JSON line:
 * ids, texts (title and all passages), columns. Measured vectors are kept in CACHE.
 *
 *     node dist/bench-vectorsOurs.js RECORDS.jsonl[.gz] OUT.f32 CACHE
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecipe } from '../../src/core/recipe';
import { documentText } from '../../src/core/representation/documentTexts';
import { createTools } from '../../src/engine/engine';
import { startPhases } from '../../src/engine/run/phases';
import { readDocuments } from '../../src/engine/run/readDocuments';
import { vectorsByRecipe } from '../../src/engine/run/represent';
import { findSources } from '../../src/engine/run/sources';
import { keepVectors } from '../../src/engine/store/keptEmbedder';

async function main([file, out, cacheFolder]: string[]): Promise<void> {
  const tools = createTools({ modelFolder: join(__dirname, '../models/minilm'), cacheFolder, threads: 0 });
  const recipe = readRecipe();
  const keeping = keepVectors(cacheFolder, text => process.stderr.write(`${text}\n`));
  const selection = { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2 ** 21 };
  const found = await findSources({ sources: [{ kind: 'records', path: file }], selection }, { log: () => undefined, readFile: () => Promise.reject(new Error('no files')) }, {});
  const { documents } = await readDocuments(found, recipe, tools, startPhases(undefined, () => undefined));
  const { vectors } = await (await vectorsByRecipe(recipe, 1, tools, keeping)).represent(documents, {});
  writeFileSync(out, Buffer.from(vectors.data.buffer));
  console.log(JSON.stringify({ ids: documents.map(({ id }) => id), texts: documents.map(document => documentText(document).whole), columns: vectors.columns }));
  keeping.close();
  await tools.models.release();
}

void main(process.argv.slice(2));
