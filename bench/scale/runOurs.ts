/**
 * Groups a folder as the editor does, by the real engine in a process of its own (`dist/engine.js`), with every passage
 * placed; then, as often as asked for, groups it anew and stops at a random moment, these spread over the run. Prints one
 * JSON line: milliseconds of each phase, peak memory of both processes together in MB over all and by phase and the engine's
 * processor time by phase (read from /proc), its longest silence in each phase, how long each stop waited for the engine to
 * be free, and the agreement (ARI) of the groups with the topics.
 *
 *     node dist/bench-runOurs.js FOLDER CACHE TOPICS STOPS
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { adjustedRand } from '../../src/core/quality/adjustedRand';
import { seededRandom } from '../../src/core/random';
import { readRecipe } from '../../src/core/recipe';
import { forkEngine, type EngineChild } from '../../src/host/engine/engineChild';
import type { RunRequest } from '../../src/protocol/engineSides';
import { groupingParts } from '../../src/protocol/groupingParts';
import { GROUPINGS } from '../../src/engine/store/groupingStore';
import { processorMs, residentMb } from '../processFigures';

const LOOK_EVERY_MS = 25;

async function main([folder, cache, topicsFile, stops]: string[]): Promise<void> {
  const refuse = () => Promise.reject(new Error('there is nobody to ask'));
  const engine = forkEngine(
    join(__dirname, 'engine.js'),
    { modelFolder: join(__dirname, '../models/minilm'), cacheFolder: cache, threads: 0 },
    { readFile: refuse, askConsent: refuse, serverKey: async () => null },
    line => process.stderr.write(`${line}\n`),
  );
  const request: RunRequest = {
    sources: [{ kind: 'folder', path: folder }],
    selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2 ** 21 },
    groups: 'auto',
    recipe: readRecipe(),
    seed: 1,
    previous: [],
  };
  let phase = 'start';
  engine.channel.on('progress', progress => {
    const now = progress.unit ?? progress.phase;
    if (now !== phase) process.stderr.write(`${(performance.now() / 1000).toFixed(1)} s: ${now}, ${Math.round(residentMb(engine.pid!))} MB\n`);
    phase = now;
  });
  engine.channel.on('log', ({ level, text }) => level !== 'debug' && process.stderr.write(`${level}: ${text}\n`));
  const ended = engine.ended.then(({ text }) => {
    throw new Error(text);
  });

  const watching = watch(engine, () => phase);
  const started = performance.now();
  const parts = groupingParts();
  engine.channel.on('documents', documents => parts.hear(documents));
  engine.channel.on('firstGrouping', first => void parts.whole(first));
  const { grouping: sent, timings, embedded, cached } = await Promise.race([engine.channel.call('run', request), ended]);
  const wall = performance.now() - started;
  const seen = watching.stop();
  const grouping = parts.whole(sent);
  const topics = JSON.parse(readFileSync(topicsFile, 'utf8')) as Record<string, number>;
  const labels = Int32Array.from(grouping.documents, ({ group }) => group ?? -1);
  const ari = adjustedRand(labels, Int32Array.from(grouping.documents, ({ id }) => topics[id]));
  const groups = new Set(labels).size;

  const random = seededRandom(3);
  const waits: { readonly at: number; readonly phase: string; readonly waited: number }[] = [];
  for (let stop = 0; stop < Number(stops); stop++) {
    rmSync(join(cache, GROUPINGS), { recursive: true, force: true });
    const asked = new AbortController();
    const at = (wall * (stop + random())) / Number(stops);
    const run = engine.channel.call('run', request, asked.signal).catch(() => undefined);
    await new Promise(resolve => setTimeout(resolve, at));
    asked.abort();
    const from = performance.now();
    await Promise.race([engine.channel.call('idle', {}), ended]);
    waits.push({ at: at / 1000, phase, waited: performance.now() - from });
    await run;
  }
  ended.catch(() => undefined);
  engine.kill();
  console.log(JSON.stringify({ wall, timings, embedded, cached, ari, groups, documents: labels.length, ...seen, waits }));
}

/** Looks at the memory of both processes and asks the engine something it can answer at once, again and again. */
function watch(engine: EngineChild, phase: () => string) {
  const peakMb: Record<string, number> = {};
  const processor: Record<string, number> = {};
  const silences: Record<string, number> = {};
  let peak = { all: 0, engine: 0, host: 0 };
  let used = processorMs(engine.pid!);
  let asking = false;
  const look = setInterval(() => {
    const now = processorMs(engine.pid!);
    processor[phase()] = (processor[phase()] ?? 0) + now - used;
    used = now;
    const [own, theirs] = [residentMb(process.pid), residentMb(engine.pid!)];
    peak = { all: Math.max(peak.all, own + theirs), engine: Math.max(peak.engine, theirs), host: Math.max(peak.host, own) };
    peakMb[phase()] = Math.max(peakMb[phase()] ?? 0, own + theirs);
    if (!asking) void ask();
  }, LOOK_EVERY_MS);

  async function ask(): Promise<void> {
    asking = true;
    const from = performance.now();
    await engine.channel.call('search', { query: '', limit: 1 }).catch(() => undefined);
    silences[phase()] = Math.max(silences[phase()] ?? 0, performance.now() - from);
    asking = false;
  }

  return {
    stop() {
      clearInterval(look);
      return { peak, peakMb, processor, silences };
    },
  };
}

void main(process.argv.slice(2));
