// k-means from the same starting centres to the same end, against scikit-learn, and against ml-kmeans for so many steps.
import { clusteringOptions, compareClusterings } from './clusteringRuns.mjs';
import { againHelp } from './firstAndAgain.mjs';

export const help = `npm run bench -- kmeans --python PYTHON [options]
  --python  an interpreter with bench/peers/requirements.txt installed
  --rows    vectors of 384 numbers, made up, with commas (default 10000,100000; 1000000 takes 5 GB and some minutes)
  --groups  (default 50)       --runs  of each, in turns, every run from other centres (default 3)
${againHelp}

ml-kmeans runs beside where there are at most 10000 rows, as many steps as ours took.`;

export const options = { ...clusteringOptions, rows: { type: 'string', default: '10000,100000' } };

/** Above, a step of ml-kmeans takes seconds. */
const MOST_ROWS_OF_ML = 10_000;

export async function run(values) {
  if (!values.python) throw new Error(help);
  const results = [];
  for (const rows of values.rows.split(',')) results.push(...(await compareClusterings({ ...values, rows }, ['lloyd'], rows <= MOST_ROWS_OF_ML ? ['ml-kmeans'] : [])));
  return results;
}
