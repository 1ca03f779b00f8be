// How time and memory of a run grow with the collection, whether it stops at once when asked to, and how good its groups are.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled, lastJson, loadNote, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- scale [options]   (after npm run build; on Linux, where memory is read from /proc)
  Notes are made up, and so are their vectors, which stand in the cache: nothing is embedded but the words of names.
  --sizes     numbers of files, with commas (default 1000,10000)
  --passages  passages of each (default 10)
  --stops     times each size is grouped again and stopped at a random moment (default 3)
  --place     a folder for what is made, kept from one call to the next (default a temporary one)`;

export const options = {
  sizes: { type: 'string', default: '1000,10000' },
  passages: { type: 'string', default: '10' },
  stops: { type: 'string', default: '3' },
  place: { type: 'string' },
};

const PHASES = ['finding', 'reading', 'embedding', 'model', 'grouping', 'placing', 'naming', 'passages'];

export async function run({ sizes, passages, stops, place: kept }) {
  const place = kept ?? mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const rows = [];
  try {
    for (const size of sizes.split(',')) rows.push(await measured(place, size, passages, stops, kept !== undefined));
  } finally {
    if (!kept) rmSync(place, { recursive: true, force: true });
  }
  report(rows);
  return rows;
}

async function measured(place, size, passages, stops, kept) {
  const folder = join(place, `${size}x${passages}`);
  const [notes, cache, topics] = ['notes', 'cache', 'topics.json'].map(part => join(folder, part));
  const made = mkdirSync(folder, { recursive: true });
  if (made) await runProcess(process.execPath, [await bundled('scale/makeOurs.ts'), notes, cache, topics, size, passages]);
  rmSync(join(cache, 'groupings'), { recursive: true, force: true });
  const row = lastJson(await runProcess(process.execPath, [await bundled('scale/runOurs.ts'), notes, cache, topics, stops]));
  if (!kept) rmSync(folder, { recursive: true, force: true });
  return { files: Number(size), passages: Number(size) * Number(passages), ...row };
}

function report(rows) {
  const seconds = ms => ((ms ?? 0) / 1000).toFixed(1);
  printTable(
    ['files', 'passages', 'seconds', ...PHASES, 'peak MB', 'engine', 'host', 'longest silence', 'wait for a stop', 'groups', 'ARI'],
    rows.map(({ files, passages, wall, timings, peak, silence, waits, groups, ari }) => [
      files,
      passages,
      seconds(wall),
      ...PHASES.map(phase => seconds(timings[phase])),
      ...[peak.all, peak.engine, peak.host].map(Math.round),
      `${Math.round(silence.ms)} ms (${silence.phase})`,
      waits.length ? `${Math.round(Math.max(...waits.map(({ waited }) => waited)))} ms` : '–',
      groups,
      ari.toFixed(3),
    ]),
  );
  printTable(['peak MB while', ...rows.map(({ files }) => `${files} files`)], [...PHASES, 'start'].filter(phase => rows.some(({ peakMb }) => peakMb[phase])).map(phase => [phase, ...rows.map(({ peakMb }) => Math.round(peakMb[phase] ?? 0))]));
  if (rows.length > 1) console.log(fitted(rows));
  console.log(loadNote());
}

/** The power of the number of passages by which time grows: the slope of a line through their logarithms. */
function fitted(rows) {
  const points = rows.map(({ passages, wall }) => [Math.log(passages), Math.log(wall)]);
  const mean = axis => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  const last = rows.at(-1);
  return `time grows with passages to the power of ${slope.toFixed(2)} (1 = linear); ${((1000 * last.wall) / last.passages).toFixed(1)} µs a passage at the largest`;
}
