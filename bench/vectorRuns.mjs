// What the benchmarks of work on vectors share: ours and the libraries' on the same file, in turns, and how good each result is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { againHelp, againOption, fasterCells, fasterColumns, timeCells, timeColumns, timeFigures, timeRatios } from './firstAndAgain.mjs';
import { bundled, inTurns, lastJson, loadNote, madeVectors, medians, printTable, runProcess, withFolder } from './runner.mjs';

const TOPICS = 50;
const PEERS = join(import.meta.dirname, 'peers/vectors_run.py');

/** Settings that all of them have. */
export const vectorOptions = {
  python: { type: 'string' },
  rows: { type: 'string', default: '100000' },
  vectors: { type: 'string' },
  peers: { type: 'string' },
  runs: { type: 'string', default: '3' },
  ...againOption,
};

/** The help of those settings. */
export const vectorHelp = `  --python   an interpreter with bench/peers/requirements.txt installed
  --rows     made vectors of 384 numbers, with commas (default ROWS)   --vectors  a file of unit rows of 384 32-bit numbers instead
  --peers    with commas (default PEERS)        --runs     of each, in turns (default 3)
${againHelp} Peers that compile nothing (usearch, hnswlib, hdbscan) run once.`;

/**
 * Compares one kind of work with that of some peers. `qualityOf` gives the arguments that measure a result, from its file
 * and that of the first peer. A peer that does not run is told of and left out. With a `limit` of seconds the least effort that is
 * enough is looked for before; a peer that does not reach it within them has its time and the ratio shown as more than what it took.
 */
export async function compareOnVectors({ python, rows, vectors, peers, runs, again, limit }, work, qualityName, qualityOf) {
  return withFolder(async folder => {
    const script = await bundled('vectorsOurs.ts');
    const results = [];
    for (const count of vectors ? [undefined] : rows.split(',')) {
      const file = vectors ?? (await madeVectors(folder, count, TOPICS));
      const out = side => join(folder, side);
      const sides = { ours: () => runProcess(process.execPath, [script, file, work, out('ours'), again]) };
      const efforts = {};
      for (const peer of peers.split(',')) {
        if (limit) efforts[peer] = lastJson(await orNothing(peer, () => runProcess(python, [PEERS, file, 'effort', peer, limit]))());
        const { effort } = efforts[peer] ?? {};
        if (limit && !effort) continue;
        sides[peer] = () => runProcess(python, [PEERS, file, peer, out(peer), again, ...(effort ? [String(effort)] : [])]);
      }
      const found = await inTurns(runs, Object.fromEntries(Object.entries(sides).map(([side, start]) => [side, orNothing(side, start)])));
      const measured = [];
      for (const [side, all] of Object.entries(found)) {
        if (!existsSync(out(side))) continue;
        const quality = lastJson(await runProcess(python, [PEERS, file, ...qualityOf(out(side), out(peers.split(',')[0]))]));
        const ran = all.filter(({ first }) => first !== undefined);
        measured.push({ side, ...medians(ran), ...quality, effort: efforts[side]?.effort, more: efforts[side]?.reached === false ? '> ' : '' });
      }
      results.push(report(count ? `${count} made rows` : vectors, work, qualityName, measured, runs));
    }
    return results;
  });
}

/** Runs a side; when it fails, says so and goes on. */
function orNothing(side, start) {
  return async () => {
    try {
      return await start();
    } catch (error) {
      if (side === 'ours') throw error;
      console.error(`${side} does not run: ${error.message.trim().split('\n').at(-1)}`);
      return { stdout: '{}' };
    }
  };
}

function report(data, work, qualityName, sides, runs) {
  const [ours, ...peers] = sides;
  printTable(
    [`${work}, ${data}`, ...timeColumns, qualityName, ...(ours.groups === undefined ? [] : ['ARI to topics', 'groups', 'in none']), 'effort', ...fasterColumns],
    sides.map(all => {
      const { side, quality, topics, groups, without, effort, more } = all;
      const grouped = ours.groups === undefined ? [] : [topics?.toFixed(4) ?? '', groups, without.toFixed(3)];
      return [side, ...timeCells(all, more), quality.toFixed(4), ...grouped, effort ?? '', ...fasterCells(all, ours, more)];
    }),
  );
  console.log(`medians of ${runs} runs, in turns, two threads each; ${loadNote()}`);
  const figures = side => ({ ...timeFigures(side), quality: side.quality });
  return {
    work: `${work}, ${data}`,
    ours: figures(ours),
    peers: Object.fromEntries(peers.map(peer => [peer.side, figures(peer)])),
    ...timeRatios(ours, peers),
  };
}
