// From vectors to groups with all their levels: the default grouping without names, against EVoC and leidenalg with its graph.
import { join } from 'node:path';
import { bundled, inTurns, loadNote, madeVectors, medians, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- levels --python PYTHON [options]
  --python  an interpreter with bench/peers/requirements.txt installed
  --rows    vectors of 384 numbers, made up (default 5000)       --groups  topics they are about (default 50)
  --runs    of each, in turns (default 3)

Counted are, of ours: neighbours, graph, sweeps on thinned graphs, choice of the level, areas, sub-groups, fewer and more
groups, in a cold process. Of EVoC: a second fit, all layers. Of leidenalg: exact neighbours, graph, 26 resolutions, no choice.`;

export const options = {
  python: { type: 'string' },
  rows: { type: 'string', default: '5000' },
  groups: { type: 'string', default: '50' },
  runs: { type: 'string', default: '3' },
};

export async function run({ python, rows, groups, runs }) {
  if (!python) throw new Error(help);
  return withFolder(async folder => {
    const script = await bundled('levelsOfVectors.ts');
    const file = await madeVectors(folder, rows, groups);
    const peer = name => () => runProcess(python, [join(import.meta.dirname, 'peers/levels_run.py'), file, name]);
    const found = await inTurns(runs, { ours: () => runProcess(process.execPath, [script, file]), EVoC: peer('evoc'), leidenalg: peer('leidenalg') });
    return report(Object.entries(found).map(([side, all]) => ({ side, ...medians(all) })), rows, runs);
  });
}

function report(sides, rows, runs) {
  const [ours, ...peers] = sides;
  printTable(
    [`${rows} rows, all levels`, 's', 'CPU s', 'peak MB', 'groups', 'ARI to topics', 'ARI of the best level', 'ours is faster ×'],
    sides.map(({ side, seconds, cpu, memoryMb, groups, ari, bestAri }) => [
      side,
      seconds.toFixed(2),
      cpu.toFixed(2),
      Math.round(memoryMb),
      groups,
      ari.toFixed(3),
      bestAri.toFixed(3),
      side === 'ours' ? '' : (seconds / ours.seconds).toFixed(2),
    ]),
  );
  console.log(`medians of ${runs} runs, in turns; ${loadNote()}`);
  const figures = ({ seconds, memoryMb, ari, bestAri, groups }) => ({ seconds, memoryMb, quality: { ari, bestAri, groups } });
  return peers.map(peer => ({
    work: `groups with all levels of ${rows} vectors, ${peer.side}`,
    ours: figures(ours),
    peers: { [peer.side]: figures(peer) },
    ratio: peer.seconds / ours.seconds,
  }));
}
