// Clustering methods against scikit-learn, scipy and scikit-fuzzy on the same vectors: time, memory, and how far each comes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled, lastJson, loadNote, median, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- clustering --python PYTHON [options]
  --python   an interpreter with bench/peers/requirements.txt installed
  --rows     vectors of 384 numbers, made up (default 10000)       --groups  (default 50)
  --methods  with commas (default kmeans,kmeans++,bisecting,ward,average,complete,single,fuzzy)
  --runs     of each, in turns, every run from another seed (default 5)`;

export const options = {
  python: { type: 'string' },
  rows: { type: 'string', default: '10000' },
  groups: { type: 'string', default: '50' },
  methods: { type: 'string', default: 'kmeans,kmeans++,bisecting,ward,average,complete,single,fuzzy' },
  runs: { type: 'string', default: '5' },
};

export async function run({ python, rows, groups, methods, runs }) {
  if (!python) throw new Error(help);
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const file = join(folder, 'vectors.f32');
  const env = { ORT_DISABLE_TELEMETRY: '1' };
  try {
    const script = await bundled('clusteringOurs.ts');
    await runProcess(process.execPath, [script, 'make', file, rows, groups]);
    const results = [];
    for (const method of methods.split(',')) {
      const all = { ours: [], peer: [] };
      for (let seed = 1; seed <= Number(runs); seed++) {
        all.ours.push(lastJson(await runProcess(process.execPath, [script, 'run', file, method, groups, String(seed)], { env })));
        // Fuzzy c-means is compared at the m that ours chose.
        const settings = [file, method, groups, String(seed), String(all.ours[0].m ?? 2)];
        all.peer.push(lastJson(await runProcess(python, [join(import.meta.dirname, 'peers/clustering_run.py'), ...settings])));
      }
      results.push({ method, ours: summary(all.ours), peer: summary(all.peer) });
    }
    return report(results, rows, groups, runs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summary(runs) {
  const middle = key => median(runs.map(run => run[key]));
  return { seconds: middle('seconds'), cpu: middle('cpu'), memoryMb: middle('memoryMb'), ari: middle('ari'), loss: middle('loss') };
}

function report(results, rows, groups, runs) {
  printTable(
    [`${rows} rows, ${groups} groups`, 's', 'peer s', 'CPU s', 'peer CPU s', 'MB', 'peer MB', 'ARI', 'peer ARI', 'loss', 'peer loss'],
    results.map(({ method, ours, peer }) => [
      method,
      ...[ours.seconds, peer.seconds, ours.cpu, peer.cpu].map(value => value.toFixed(1)),
      ...[ours.memoryMb, peer.memoryMb].map(value => Math.round(value)),
      ...[ours.ari, peer.ari].map(value => value.toFixed(3)),
      ...[ours.loss, peer.loss].map(value => value.toPrecision(6)),
    ]),
  );
  console.log(`medians of ${runs} runs, in turns; the loss is the inertia, the highest merge, or Σ uᵐ d²; ${loadNote()}`);
  return results.map(({ method, ours, peer }) => ({
    work: `${method}, ${rows} rows of 384, ${groups} groups`,
    ours: { seconds: ours.seconds, memoryMb: ours.memoryMb, quality: ours.ari },
    peers: { 'scikit-learn, scipy, scikit-fuzzy': { seconds: peer.seconds, memoryMb: peer.memoryMb, quality: peer.ari } },
    ratio: peer.seconds / ours.seconds,
  }));
}
