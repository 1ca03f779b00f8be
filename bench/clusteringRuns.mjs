// What the benchmarks of clustering methods share: the same vectors through our methods and the peers', in turns.
import { join } from 'node:path';
import { againOption, fasterCells, fasterColumns, timeCells, timeColumns, timeFigures, timeRatios } from './firstAndAgain.mjs';
import { bundled, inTurns, loadNote, madeVectors, medians, printTable, runProcess, withFolder } from './runner.mjs';

/** Settings that all of them have. */
export const clusteringOptions = {
  python: { type: 'string' },
  rows: { type: 'string', default: '10000' },
  groups: { type: 'string', default: '50' },
  runs: { type: 'string', default: '3' },
  ...againOption,
};

/** The peers of each method are one Python script; `others` are methods of ours or of npm that are run beside it. */
export async function compareClusterings({ python, rows, groups, runs, again }, methods, others = []) {
  return withFolder(async folder => {
    const script = await bundled('clusteringOurs.ts');
    const file = await madeVectors(folder, rows, groups);
    const node = (...args) => runProcess(process.execPath, [script, ...args]);
    const results = [];
    for (const method of methods) {
      for (let seed = 1; method === 'lloyd' && seed <= Number(runs); seed++) await node('start', file, method, groups, String(seed));
      let m = 2;
      const found = await inTurns(runs, {
        ours: async seed => {
          const ours = await node('run', file, method, groups, String(seed), again);
          // Fuzzy c-means is compared at the m that ours chose.
          m = Number(/"m":([\d.]+)/.exec(ours.stdout)?.[1] ?? 2);
          return ours;
        },
        peer: seed => runProcess(python, [join(import.meta.dirname, 'peers/clustering_run.py'), file, method, groups, String(seed), again, String(m)]),
        ...Object.fromEntries(others.map(other => [other, seed => node('run', file, other, groups, String(seed), again)])),
      });
      results.push({ method, sides: Object.entries(found).map(([side, all]) => ({ side, ...medians(all) })) });
    }
    return report(results, rows, groups, runs);
  });
}

function report(results, rows, groups, runs) {
  printTable(
    [`${rows} rows, ${groups} groups`, ...timeColumns, 'ARI to topics', 'loss', 'steps', 'ARI to ours', ...fasterColumns],
    results.flatMap(({ method, sides }) =>
      sides.map(all => {
        const { side, ari, loss, steps, agreement } = all;
        const quality = [ari.toFixed(3), loss.toPrecision(7), steps ?? '', agreement?.toFixed(4) ?? ''];
        return [`${method}, ${side}`, ...timeCells(all), ...quality, ...fasterCells(all, sides[0])];
      }),
    ),
  );
  console.log(`medians of ${runs} runs, in turns; the loss is the inertia, the highest merge, or Σ uᵐ d²; ${loadNote()}`);
  const figures = side => ({ ...timeFigures(side), quality: { ari: side.ari, loss: side.loss } });
  return results.map(({ method, sides: [ours, ...peers] }) => ({
    work: `${method}, ${rows} rows of 384, ${groups} groups`,
    ours: figures(ours),
    peers: Object.fromEntries(peers.map(peer => [peer.side === 'peer' ? 'scikit-learn, scipy, scikit-fuzzy' : peer.side, figures(peer)])),
    ...timeRatios(ours, peers.slice(0, 1)),
  }));
}
