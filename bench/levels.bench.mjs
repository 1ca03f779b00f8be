// From vectors to groups with all their levels: the default grouping without names, against EVoC and leidenalg with its graph.
import { join } from 'node:path';
import { againHelp, againOption, fasterCells, fasterColumns, timeCells, timeColumns, timeFigures, timeRatios } from './firstAndAgain.mjs';
import { bundled, inTurns, loadNote, madeVectors, medians, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- levels --python PYTHON [options]
  --python  an interpreter with bench/peers/requirements.txt installed
  --rows    vectors of 384 numbers, made up (default 5000)       --groups  topics they are about (default 50)
  --runs    of each, in turns (default 3)
${againHelp}

The work is, of ours: neighbours, graph, sweeps on thinned graphs, choice of the level, areas, sub-groups, fewer and more
groups. Of EVoC: a fit, all layers. Of leidenalg: exact neighbours, graph, 26 resolutions, no choice.`;

export const options = {
  python: { type: 'string' },
  rows: { type: 'string', default: '5000' },
  groups: { type: 'string', default: '50' },
  runs: { type: 'string', default: '3' },
  ...againOption,
};

export async function run({ python, rows, groups, runs, again }) {
  if (!python) throw new Error(help);
  return withFolder(async folder => {
    const script = await bundled('levelsOfVectors.ts');
    const file = await madeVectors(folder, rows, groups);
    const peer = name => () => runProcess(python, [join(import.meta.dirname, 'peers/levels_run.py'), file, name, again]);
    const found = await inTurns(runs, { ours: () => runProcess(process.execPath, [script, file, again]), EVoC: peer('evoc'), leidenalg: peer('leidenalg') });
    return report(Object.entries(found).map(([side, all]) => ({ side, ...medians(all) })), rows, runs);
  });
}

function report(sides, rows, runs) {
  const [ours, ...peers] = sides;
  printTable(
    [`${rows} rows, all levels`, ...timeColumns, 'groups', 'ARI to topics', 'ARI of the best level', ...fasterColumns],
    sides.map(all => [all.side, ...timeCells(all), all.groups, all.ari.toFixed(3), all.bestAri.toFixed(3), ...fasterCells(all, ours)]),
  );
  console.log(`medians of ${runs} runs, in turns; ${loadNote()}`);
  const figures = side => ({ ...timeFigures(side), quality: { ari: side.ari, bestAri: side.bestAri, groups: side.groups } });
  return peers.map(peer => ({
    work: `groups with all levels of ${rows} vectors, ${peer.side}`,
    ours: figures(ours),
    peers: { [peer.side]: figures(peer) },
    ...timeRatios(ours, [peer]),
  }));
}
