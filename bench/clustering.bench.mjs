// Clustering methods against scikit-learn, scipy and scikit-fuzzy on the same vectors: time, memory, and how far each comes.
import { clusteringOptions, compareClusterings } from './clusteringRuns.mjs';
import { againHelp } from './firstAndAgain.mjs';

export const help = `npm run bench -- clustering --python PYTHON [options]
  --python   an interpreter with bench/peers/requirements.txt installed
  --rows     vectors of 384 numbers, made up (default 10000)       --groups  (default 50)
  --methods  with commas (default kmeans,kmeans++,bisecting,ward,average,complete,single,fuzzy)
  --runs     of each, in turns, every run from another seed (default 3)
${againHelp.replace('default yes', 'default no here')}`;

export const options = { ...clusteringOptions, again: { type: 'string', default: 'no' }, methods: { type: 'string', default: 'kmeans,kmeans++,bisecting,ward,average,complete,single,fuzzy' } };

export async function run(values) {
  if (!values.python) throw new Error(help);
  return compareClusterings(values, values.methods.split(','));
}
