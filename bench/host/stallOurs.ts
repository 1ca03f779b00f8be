/**
 * Runs a grouping as a window does: the host's own code with the engine in its process, the tests' stand-in for the editor's
 * module, tree and map fed with each change. A timer measures how long the host heard nothing. Then one file is saved. Prints
 * one JSON line.
 *
 *     node dist/bench-stallOurs.js NOTES CACHE STORAGE
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchStalls } from './stalls';
import { hostWindow } from './window';

async function main([notes, cache, storage]: string[]): Promise<void> {
  const { engine, runs, groups, tree, updates } = hostWindow(notes, cache, storage, join(__dirname, '..'), true);
  const stalls = watchStalls();
  runs.onDidChangeState(() => stalls.during(runs.state.kind === 'running' ? (runs.state.progress?.phase ?? 'starting') : runs.state.kind));
  groups.onDidChangeGrouping(() => void tree.getChildren());
  const begun = performance.now();
  await runs.run({ kind: 'workspace' });
  if (runs.state.kind !== 'done') throw new Error(JSON.stringify(runs.state));
  const seconds = (performance.now() - begun) / 1000;
  const run = stalls.longest();
  const saves: { ms: number; stall: number }[] = [];
  for (const { id } of runs.grouping!.documents.filter((_, i, all) => i % Math.ceil(all.length / 10) === 0)) {
    appendFileSync(join(notes, id), '\nOne more line about what was said above.\n');
    stalls.during('saved');
    const saved = performance.now();
    const shown = new Promise<number>(resolve => groups.onDidChangeGrouping(() => resolve(performance.now() - saved)));
    await updates.hear([id]);
    saves.push({ ms: await shown, stall: stalls.longest().ms });
  }
  stalls.stop();
  engine.dispose();
  console.log(JSON.stringify({ documents: runs.grouping!.documents.length, groups: runs.grouping!.groups.length, seconds, run, saves, peakMb: process.resourceUsage().maxRSS / 1024 }));
  process.exit(0);
}

void main(process.argv.slice(2));
