/**
 * Groups a folder, changes some of its files one after another, each placed among the groups at once, and groups it anew.
 * The texts that changed files get stand in a second folder. Prints one JSON line: milliseconds of each placing (wall and
 * processor), of the grouping made of it, and how far the groups agree with those of the full run.
 *
 *     node dist/bench-incrementalOurs.js FOLDER TEXTS CACHE CHANGES
 */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRecipe } from '../../src/core/recipe';
import type { Grouping } from '../../src/core/types';
import { groupedPlaces } from '../../src/core/update/groupedPlaces';
import { updatedGrouping } from '../../src/core/update/updatedGrouping';
import { createEngine } from '../../src/engine/engine';
import { noServers } from '../../src/engine/model/server/serverAccess';
import type { RunRequest } from '../../src/protocol/engineSides';
import { agreement, keptOnMap, togetherWithNearest } from './measures';

async function main([folder, texts, cacheFolder, changes]: string[]): Promise<void> {
  const modelFolder = join(__dirname, '../models/minilm');
  const engine = createEngine({ modelFolder, cacheFolder, threads: 2 }, { log: (_, text) => console.error(text), readFile: () => Promise.reject(new Error('not here')), ...noServers });
  const request: RunRequest = {
    sources: [{ kind: 'folder', path: folder }],
    selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2_000_000 },
    groups: 'auto',
    recipe: readRecipe(),
    seed: 1,
    previous: [],
  };
  const run = async () => {
    const begun = performance.now();
    const { grouping } = await engine.run(request, { progress: () => undefined, firstGrouping: () => undefined });
    return { grouping, seconds: (performance.now() - begun) / 1000 };
  };
  const first = await run();
  const { signal } = new AbortController();
  let now: Grouping = first.grouping;
  const placed: { wall: number; processor: number; made: number }[] = [];
  const changed = new Set<string>();
  const others = readdirSync(texts).sort();
  const step = Math.floor(now.documents.length / Number(changes));
  for (let i = 0; i < Number(changes); i++) {
    const { id } = first.grouping.documents[i * step];
    copyFileSync(join(texts, others[i % others.length]), join(folder, id));
    changed.add(id);
    const used = process.cpuUsage();
    const begun = performance.now();
    const answer = await engine.place({ ...request, ...groupedPlaces(now), changed: [id], leftOut: [], atHandOnly: true, most: 10 }, signal);
    const answered = performance.now();
    now = updatedGrouping(now, answer!, changed.size);
    const made = performance.now();
    const { user, system } = process.cpuUsage(used);
    placed.push({ wall: made - begun, processor: (user + system) / 1000, made: made - answered });
  }
  const full = await run();
  await engine.release();
  const unchanged = (id: string) => !changed.has(id);
  console.log(JSON.stringify({
    documents: now.documents.length,
    groups: new Set(full.grouping.documents.map(({ group }) => group)).size,
    placed,
    firstSeconds: first.seconds,
    fullSeconds: full.seconds,
    ari: agreement(now, full.grouping),
    ariOfUnchanged: agreement(first.grouping, full.grouping, unchanged),
    nearest: [togetherWithNearest(now, changed), togetherWithNearest(full.grouping, changed)],
    onMap: [keptOnMap(now, changed), keptOnMap(full.grouping, changed)],
    peakMb: process.resourceUsage().maxRSS / 1024,
  }));
}

void main(process.argv.slice(2));
