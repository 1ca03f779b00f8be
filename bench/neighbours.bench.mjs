// The 15 nearest rows of each, against indices made for that, each searched with the effort that finds 99 of 100.
import { compareOnVectors, vectorHelp, vectorOptions } from './vectorRuns.mjs';

const rows = '100000';
const peers = 'usearch,hnswlib,pynndescent';

export const help = `npm run bench -- neighbours --python PYTHON [options]
${vectorHelp.replace('ROWS', rows).replace('PEERS', peers)}`;

export const options = { ...vectorOptions, rows: { type: 'string', default: rows }, peers: { type: 'string', default: peers } };

export async function run(values) {
  if (!values.python) throw new Error(help);
  return compareOnVectors(values, 'neighbours', 'recall', result => ['recall', result]);
}
