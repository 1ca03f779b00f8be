// Other tools on the documents of a corpus, with the very vectors that Kindred groups, and from the texts alone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, lastJson, runProcess } from '../runner.mjs';

/** Tasks of bench/peers/groupings_run.py and what the table calls them. */
export const PEERS = {
  bertopic_cold: 'BERTopic, end to end',
  bertopic: 'BERTopic',
  evoc: 'EVoC',
  umap_hdbscan: 'UMAP + HDBSCAN',
  kmeans: 'k-means told k',
};

/**
 * Labels of each peer for the records of a file: `{ ids, peers: { task: { labels, seconds, noise, groups } } }`. Without a
 * sentence-transformers folder (`model`) the peer that does everything itself is left out.
 */
export async function groupedByPeers({ file, folder, cache, representation, python, model, classes }) {
  const script = await bundled('quality/vectorsOurs.ts');
  const vectors = join(folder, 'vectors.f32');
  const { ids, texts, columns } = lastJson(await runProcess(process.execPath, [script, file, vectors, cache, representation], { env: { ORT_DISABLE_TELEMETRY: '1' } }));
  const textsFile = join(folder, 'texts.json');
  writeFileSync(textsFile, JSON.stringify(texts));
  const tasks = Object.keys(PEERS).filter(task => task !== 'bertopic_cold' || model);
  const { stdout } = await runProcess(python, [
    join(import.meta.dirname, '../peers/groupings_run.py'),
    ...[textsFile, '--vectors', vectors, '--columns', String(columns), '--k', String(classes), '--tasks', tasks.join(',')],
    ...(model ? ['--model', model] : []),
  ]);
  const rows = stdout.trim().split('\n').map(line => JSON.parse(line));
  for (const { task, error } of rows) if (error) console.error(`${PEERS[task]}: ${error}`);
  return { ids, peers: Object.fromEntries(rows.filter(row => row.labels).map(row => [row.task, row])) };
}
