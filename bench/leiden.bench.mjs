// Leiden on a large made graph against leidenalg; its sweep against graphology's Louvain at the same resolutions on real ones.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bundled, inTurns, lastJson, loadNote, madeVectors, medians, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- leiden --python PYTHON | --corpora DIR [options]
  --python   an interpreter with bench/peers/requirements.txt installed: leidenalg on the graph of made vectors
  --rows     of these (default 100000)
  --corpora  folder of NAME.jsonl.gz with {text, label}: Louvain of graphology on their graphs
  --sets     names to run, with commas (default 20news_mini,banking77)
  --limit    documents a corpus, evenly over it (default 5000)     --runs  of each, in turns (default 3)`;

export const options = {
  python: { type: 'string' },
  rows: { type: 'string', default: '100000' },
  corpora: { type: 'string' },
  sets: { type: 'string', default: '20news_mini,banking77' },
  limit: { type: 'string', default: '5000' },
  runs: { type: 'string', default: '3' },
};

export async function run(values) {
  if (!values.python && !values.corpora) throw new Error(help);
  return withFolder(async folder => [...(values.python ? await againstLeidenalg(values, folder) : []), ...(values.corpora ? await againstLouvain(values, folder) : [])]);
}

const TOPICS = 50;

async function againstLeidenalg({ python, rows, runs }, folder) {
  const script = await bundled('leidenOurs.ts');
  const file = await madeVectors(folder, rows, TOPICS);
  await runProcess(process.execPath, [script, 'make', file]);
  const found = await inTurns(runs, {
    ours: () => runProcess(process.execPath, [script, 'run', file]),
    leidenalg: () => runProcess(python, [join(import.meta.dirname, 'peers/leiden_run.py'), file]),
  });
  const [ours, peer] = [medians(found.ours), medians(found.leidenalg)];
  printTable(
    [`graph of ${rows} nodes`, 's', 'CPU s', 'peak MB', 'modularity', 'groups', 'ARI to ours', 'ours is faster ×'],
    Object.entries({ ours, leidenalg: peer }).map(([side, { seconds, cpu, memoryMb, modularity, groups, agreement }]) => [
      side,
      seconds.toFixed(2),
      cpu.toFixed(2),
      Math.round(memoryMb),
      modularity.toFixed(5),
      groups,
      agreement?.toFixed(3) ?? '',
      side === 'ours' ? '' : (seconds / ours.seconds).toFixed(2),
    ]),
  );
  console.log(`medians of ${runs} runs, in turns; ${loadNote()}`);
  const figures = ({ seconds, memoryMb, modularity }) => ({ seconds, memoryMb, quality: modularity });
  return [{ work: `Leiden, graph of ${rows} nodes, 15 neighbours`, ours: figures(ours), peers: { leidenalg: figures(peer) }, ratio: peer.seconds / ours.seconds }];
}

async function againstLouvain({ corpora, sets, limit, runs }, folder) {
  const script = await bundled('communitiesOurs.ts');
  const rows = [];
  for (const name of sets.split(',')) {
    const source = join(corpora, `${name}.jsonl.gz`);
    if (!existsSync(source)) throw new Error(`There is no ${source}. Name a folder that holds it with --corpora.`);
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, evenly(gunzipSync(readFileSync(source)).toString('utf8').trim().split('\n'), Number(limit)).join('\n'));
    rows.push({ name, ...lastJson(await runProcess(process.execPath, [script, file, runs])) });
  }
  return report(rows, runs);
}

function evenly(lines, count) {
  const step = Math.max(1, lines.length / count);
  return Array.from({ length: Math.min(count, lines.length) }, (_, i) => lines[Math.floor(i * step)]);
}

function report(rows, runs) {
  printTable(
    ['26 resolutions', 'documents', 'Leiden s', 'Louvain s', 'Leiden modularity', 'Louvain modularity', 'Leiden best ARI', 'Louvain best ARI'],
    rows.map(({ name, documents, leiden, louvain }) => [
      name,
      documents,
      ...[leiden.seconds, louvain.seconds].map(seconds => seconds.toFixed(2)),
      ...[leiden.modularity, louvain.modularity, leiden.bestAri, louvain.bestAri].map(value => value.toFixed(3)),
    ]),
  );
  console.log(`medians of ${runs} runs, in turns; ${loadNote()}`);
  return rows.map(({ name, documents, leiden, louvain }) => ({
    work: `${name}, ${documents} documents, 26 resolutions`,
    ours: { seconds: leiden.seconds, memoryMb: null, quality: leiden.modularity },
    peers: { 'graphology-communities-louvain': { seconds: louvain.seconds, memoryMb: null, quality: louvain.modularity } },
    ratio: louvain.seconds / leiden.seconds,
  }));
}
