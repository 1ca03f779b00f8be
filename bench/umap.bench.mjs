// Places on the map from vectors, nearest neighbours included, against umap-learn as it comes (no seed, so that it uses its threads).
import { compareOnVectors, vectorHelp, vectorOptions } from './vectorRuns.mjs';

const rows = '10000,100000';
const peers = 'umap-learn';

export const help = `npm run bench -- umap --python PYTHON [options]
${vectorHelp.replace('ROWS', rows).replace('PEERS', peers)}`;

export const options = { ...vectorOptions, rows: { type: 'string', default: rows }, peers: { type: 'string', default: peers } };

export async function run(values) {
  if (!values.python) throw new Error(help);
  return compareOnVectors(values, 'umap', 'trustworthiness', result => ['trust', result]);
}
