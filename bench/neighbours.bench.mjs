// The 15 nearest rows of each, against indices made for that, each searched with the least effort that finds 99 of 100, which
// is looked for before, in a process of its own.
import { compareOnVectors, vectorHelp, vectorOptions } from './vectorRuns.mjs';

const rows = '100000';
const peers = 'usearch,hnswlib,pynndescent';

export const help = `npm run bench -- neighbours --python PYTHON [options]
${vectorHelp.replace('ROWS', rows).replace('PEERS', peers)}
  --limit    seconds that a peer may take; the most it reaches within them is shown (default 240)

The work of a peer is building and searching with the least effort that finds 99 of 100, which is looked for before.`;

export const options = { ...vectorOptions, rows: { type: 'string', default: rows }, peers: { type: 'string', default: peers }, limit: { type: 'string', default: '240' } };

export async function run(values) {
  if (!values.python) throw new Error(help);
  return compareOnVectors(values, 'neighbours', 'recall', result => ['recall', result]);
}
