// The exact silhouette of all rows against scikit-learn's, by Euclidean distance and by cosine.
import { join } from 'node:path';
import { bundled, inTurns, loadNote, madeVectors, medians, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- silhouette --python PYTHON [options]
  --python  an interpreter with bench/peers/requirements.txt installed
  --rows    vectors of 384 numbers, made up (default 10000)       --groups  topics they are about (default 50)
  --runs    of each, in turns (default 3)`;

export const options = {
  python: { type: 'string' },
  rows: { type: 'string', default: '10000' },
  groups: { type: 'string', default: '50' },
  runs: { type: 'string', default: '3' },
};

export async function run({ python, rows, groups, runs }) {
  if (!python) throw new Error(help);
  return withFolder(async folder => {
    const script = await bundled('silhouetteOurs.ts');
    const file = await madeVectors(folder, rows, groups);
    const results = [];
    for (const metric of ['euclidean', 'cosine']) {
      const { ours, peer } = await inTurns(runs, {
        ours: () => runProcess(process.execPath, [script, file, metric]),
        peer: () => runProcess(python, [join(import.meta.dirname, 'peers/silhouette_run.py'), file, metric]),
      });
      results.push({ metric, ours: medians(ours), peer: medians(peer) });
    }
    return report(results, rows, runs);
  });
}

function report(results, rows, runs) {
  printTable(
    [`${rows} rows`, 's', 'CPU s', 'peak MB', 'silhouette', 'ours is faster ×'],
    results.flatMap(({ metric, ours, peer }) =>
      Object.entries({ ours, 'scikit-learn': peer }).map(([side, { seconds, cpu, memoryMb, value }]) => [
        `${metric}, ${side}`,
        seconds.toFixed(3),
        cpu.toFixed(3),
        Math.round(memoryMb),
        value.toFixed(6),
        side === 'ours' ? '' : (seconds / ours.seconds).toFixed(2),
      ]),
    ),
  );
  console.log(`medians of ${runs} runs, in turns; ${loadNote()}`);
  const figures = ({ seconds, memoryMb, value }) => ({ seconds, memoryMb, quality: value });
  return results.map(({ metric, ours, peer }) => ({
    work: `silhouette, ${metric}, ${rows} rows of 384`,
    ours: figures(ours),
    peers: { 'scikit-learn': figures(peer) },
    ratio: peer.seconds / ours.seconds,
  }));
}
