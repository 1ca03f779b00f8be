import { join } from 'node:path';
import { readRecipe } from '../src/core/recipe';
import { createTools } from '../src/engine/engine';
import { noServers } from '../src/engine/model/server/serverAccess';
import { startPhases } from '../src/engine/run/phases';
import { readDocuments } from '../src/engine/run/readDocuments';
import { vectorsByRecipe } from '../src/engine/run/represent';
import { findSources } from '../src/engine/run/sources';
import { keepVectors } from '../src/engine/store/keptEmbedder';

/** The records of a file, or the documents of a folder, with their vectors by a representation, as a grouping has them; measured vectors are kept in the cache folder. */
export async function measuredRecords(path: string, cacheFolder: string, representation = 'transformer', kind: 'records' | 'folder' = 'records') {
  const tools = createTools({ modelFolder: join(__dirname, '../models/minilm'), cacheFolder, threads: 0 });
  const recipe = readRecipe({ representation });
  const keeping = keepVectors(cacheFolder, text => process.stderr.write(`${text}\n`));
  const selection = { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2 ** 21 };
  const surroundings = { log: () => undefined, readFile: () => Promise.reject(new Error('no files')), ...noServers };
  const found = await findSources({ sources: [{ kind, path }], selection }, surroundings, {});
  const { documents } = await readDocuments(found, recipe, tools, startPhases(undefined, () => undefined));
  const { vectors, embedder } = await (await vectorsByRecipe(recipe, 1, tools, keeping)).represent(documents, {});
  const release = async () => {
    keeping.close();
    await tools.models.release();
  };
  return { recipe, documents, vectors, embedder, algebra: await tools.algebra(), release };
}
