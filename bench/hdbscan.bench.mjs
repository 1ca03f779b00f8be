// Groups by density at all scales, against hdbscan and fast_hdbscan with the same settings.
import { compareOnVectors, vectorHelp, vectorOptions } from './vectorRuns.mjs';

const rows = '10000';
const peers = 'hdbscan,fast_hdbscan';

export const help = `npm run bench -- hdbscan --python PYTHON [options]
${vectorHelp.replace('ROWS', rows).replace('PEERS', peers)}`;

export const options = { ...vectorOptions, rows: { type: 'string', default: rows }, peers: { type: 'string', default: peers } };

export async function run(values) {
  if (!values.python) throw new Error(help);
  return compareOnVectors(values, 'hdbscan', 'ARI to the first peer', (result, first) => ['agreement', result, first]);
}
