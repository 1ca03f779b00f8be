// The project's Leiden sweep against graphology's Louvain at the same resolutions on the same graphs.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bundled, lastJson, loadNote, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- communities --corpora DIR [options]
  --corpora  folder of NAME.jsonl.gz with {text, label}
  --sets     names to run, with commas (default 20news_mini,banking77)
  --limit    documents a corpus, evenly over it (default 5000)     --runs  of each, in turns (default 3)`;

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string', default: '20news_mini,banking77' },
  limit: { type: 'string', default: '5000' },
  runs: { type: 'string', default: '3' },
};

export async function run({ corpora, sets, limit, runs }) {
  if (!corpora) throw new Error(help);
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  try {
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
