/**
 * Vectors of the records of a file as a grouping has them: writes float32 rows of length 1 to OUT and prints one JSON line:
 * ids, texts (title and all passages), columns. Measured vectors are kept in CACHE.
 *
 *     node dist/bench-vectorsOurs.js RECORDS.jsonl[.gz] OUT.f32 CACHE [REPRESENTATION]
 */
import { writeFileSync } from 'node:fs';
import { documentText } from '../../src/core/representation/documentTexts';
import { measuredRecords } from '../measuredRecords';

async function main([file, out, cacheFolder, representation]: string[]): Promise<void> {
  const { documents, vectors, release } = await measuredRecords(file, cacheFolder, representation);
  writeFileSync(out, Buffer.from(vectors.data.buffer));
  console.log(JSON.stringify({ ids: documents.map(({ id }) => id), texts: documents.map(document => documentText(document).whole), columns: vectors.columns }));
  await release();
}

void main(process.argv.slice(2));
