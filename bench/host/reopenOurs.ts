/**
 * Opens kept groups as a window does that is opened again: the host's own code with the tests' stand-in for the editor's
 * module. Prints one JSON line: milliseconds until the rows of the tree are there, and the longest pause meanwhile.
 *
 *     node dist/bench-reopenOurs.js STORAGE
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { READ_QUICKLY } from '../../src/host/update/updates';
import { watchStalls } from './stalls';
import { hostWindow } from './window';

async function main([storage]: string[]): Promise<void> {
  const stalls = watchStalls();
  const begun = performance.now();
  const used = process.cpuUsage();
  const { engine, runs, tree } = hostWindow('', '', storage, join(__dirname, '..'), false);
  const rows = await tree.getChildren();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  const stall = stalls.longest();
  stalls.stop();
  // Of few documents it is asked at once what changed since, beside what is measured here; of many it is not started for that.
  if (engine.pid !== undefined && runs.grouping!.documents.length > READ_QUICKLY) throw new Error('the engine was started');
  console.log(JSON.stringify({ documents: runs.grouping!.documents.length, rows: rows.length, ms, processor: (user + system) / 1000, stall: stall.ms, stallProcessor: stall.processor, keptMb: statSync(join(storage, 'grouping.json.gz')).size / 2 ** 20, peakMb: process.resourceUsage().maxRSS / 1024 }));
  process.exit(0);
}

void main(process.argv.slice(2));
