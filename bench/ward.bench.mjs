// The full tree by Ward's method against scipy's, from the same vectors.
import { clusteringOptions, compareClusterings } from './clusteringRuns.mjs';
import { againHelp } from './firstAndAgain.mjs';

export const help = `npm run bench -- ward --python PYTHON [options]
  --python  an interpreter with bench/peers/requirements.txt installed
  --rows    vectors of 384 numbers, made up (default 10000)       --runs  of each, in turns (default 3)
  --groups  at which the trees are compared (default 50)
${againHelp}`;

export const options = clusteringOptions;

export async function run(values) {
  if (!values.python) throw new Error(help);
  return compareClusterings(values, ['ward']);
}
