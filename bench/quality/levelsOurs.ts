/**
 * Every level that the default grouping chooses among, for the records of a file or the documents of a folder: prints one
 * JSON line with ids and levels (labels of each, coarse to fine). Measured vectors are kept in CACHE.
 *
 *     node dist/bench-levelsOurs.js records|folder PATH CACHE REPRESENTATION
 */
import { gatherEvidence } from '../../src/core/evidence/evidence';
import { tiedGraph } from '../../src/core/evidence/tiedGraph';
import { candidateLevels, sampleOf } from '../../src/core/grouping/automatic';
import { Pace } from '../../src/core/work';
import { knowsOnlyEnglish } from '../../src/engine/run/findGroups';
import { measuredRecords } from '../measuredRecords';

/** The command line's default. */
const SEED = 1;

async function main([kind, path, cacheFolder, representation]: string[]): Promise<void> {
  const { recipe, documents, vectors, algebra, release } = await measuredRecords(path, cacheFolder, representation, kind === 'folder' ? 'folder' : 'records');
  const tied = await tiedGraph(vectors, await gatherEvidence(documents, knowsOnlyEnglish(recipe.representation)), algebra);
  const { labels } = await candidateLevels(tied, sampleOf(tied.rows, SEED), algebra, SEED, new Pace(undefined), () => undefined);
  console.log(JSON.stringify({ ids: documents.map(({ id }) => id), levels: labels.map(level => Array.from(level)) }));
  await release();
}

void main(process.argv.slice(2));
