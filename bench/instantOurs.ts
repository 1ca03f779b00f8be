/**
 * Groups the documents of a folder or of a records file in this fresh process, with an empty cache, and prints one JSON
 * line: seconds since the process started until each grouping was told, and those of processor time (`shown`: drafts and the
 * result, with the labels of their documents in the order of `ids`), milliseconds by phase, and peak_mb. `first` stops it after the first draft.
 *
 *     node dist/bench-instantOurs.js folder|records PATH CACHE drafts|plain|first
 */
import { join } from 'node:path';
import { readRecipe } from '../src/core/recipe';
import type { Grouping } from '../src/core/types';
import { createEngine } from '../src/engine/engine';
import { noServers } from '../src/engine/model/server/serverAccess';

const surroundings = { log: (_: string, text: string) => void process.stderr.write(`${text}\n`), readFile: () => Promise.reject(new Error('no files')), ...noServers };

async function main([kind, path, cacheFolder, mode]: string[]): Promise<void> {
  const engine = createEngine({ modelFolder: join(__dirname, '../models/minilm'), cacheFolder, threads: 0 }, surroundings);
  const shown: { readonly seconds: number; readonly cpu: number; readonly model: string; readonly labels: readonly (number | null)[]; readonly names: readonly string[] }[] = [];
  let ids: readonly string[] = [];
  const show = ({ documents, groups, provenance }: Grouping) => {
    const seconds = Number((performance.now() / 1000).toFixed(3));
    const { user, system } = process.cpuUsage();
    const names = groups.filter(({ level }) => level === 'group').map(({ name, size }) => `${name} ${size}`);
    shown.push({ seconds, cpu: (user + system) / 1e6, model: provenance.model, labels: documents.map(({ group }) => group), names });
    ids = documents.map(({ id }) => id);
  };
  const firstGrouping = (grouping: Grouping) => {
    show(grouping);
    if (mode === 'first') stopping.abort();
  };
  const started: Record<string, number> = {};
  const stopping = new AbortController();
  const run = engine.run(
    {
      sources: [{ kind: kind === 'folder' ? 'folder' : 'records', path }],
      selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2 ** 21 },
      groups: 'auto',
      recipe: readRecipe(),
      seed: 1,
      previous: [],
      firstPassagesOnly: true,
      drafts: mode !== 'plain',
    },
    { progress: ({ phase }) => (started[phase] ??= Math.round(performance.now())), firstGrouping },
    stopping.signal,
  );
  const result = await run.catch(error => {
    if (!stopping.signal.aborted) throw error;
    return undefined;
  });
  if (result) show(result.grouping);
  console.log(JSON.stringify({ ids, shown, started, timings: result?.timings, peak_mb: Math.round(process.resourceUsage().maxRSS / 1024) }));
  await engine.release();
}

void main(process.argv.slice(2));
