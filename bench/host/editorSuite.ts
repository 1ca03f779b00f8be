/**
 * A suite for the extension host of a real editor: takes the made vectors into the window's store, opens tree and map, and
 * groups the workspace. A timer in the host tells how long nothing was heard: while nobody asks for anything, while the engine
 * is asked for nothing new (the same run once more), and during the run. All that goes to the file that the environment names.
 */
import { writeFileSync } from 'node:fs';
import { Uri, commands, extensions, window } from 'vscode';
import type { KindredApi } from '../../src/host/api';
import { watchStalls } from './stalls';

const SETTLE_MS = 8_000;
const IDLE_MS = 15_000;

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

export async function run(): Promise<void> {
  const { KINDRED_BENCH_VECTORS: vectors, KINDRED_BENCH_RESULT: result } = process.env as Record<string, string>;
  const api: KindredApi = await extensions.getExtension('kindred.kindred')!.activate();
  await commands.executeCommand('kindred.groups.focus');
  const ask = window.showOpenDialog;
  Object.assign(window, { showOpenDialog: async () => [Uri.file(vectors)] });
  await commands.executeCommand('kindred.importVectors');
  Object.assign(window, { showOpenDialog: ask });
  await commands.executeCommand('kindred.showMap');
  await wait(SETTLE_MS);

  const stalls = watchStalls();
  const { longest } = stalls;
  stalls.during('idle');
  await wait(IDLE_MS);
  const idle = longest();

  api.onDidChangeState(() => stalls.during(api.state.kind === 'running' ? (api.state.progress?.phase ?? 'starting') : api.state.kind));
  const grouped = async () => {
    const begun = performance.now();
    await commands.executeCommand('kindred.clusterWorkspace');
    if (api.state.kind !== 'done') throw new Error(JSON.stringify(api.state));
    const seconds = (performance.now() - begun) / 1000;
    const during = longest();
    stalls.during('after');
    await wait(SETTLE_MS);
    return { seconds, during, after: longest() };
  };
  const first = await grouped();
  const figures = api.figures;
  const again = await grouped();
  stalls.stop();
  writeFileSync(result, JSON.stringify({ documents: api.grouping!.documents.length, groups: api.grouping!.groups.length, embedded: figures?.embedded, timings: figures?.timings, idle, first, again, peakMb: process.resourceUsage().maxRSS / 1024 }));
}
