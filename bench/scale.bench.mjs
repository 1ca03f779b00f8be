// How time and memory of a run grow with the collection, whether it stops at once when asked to, and how good its groups are.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, lastJson, loadNote, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- scale [options]   (after npm run build; on Linux, where memory is read from /proc)
  Notes are made up, and so are their vectors, which stand in the cache: nothing is embedded but the words of names.
  --sizes     numbers of files, with commas (default 1000,10000)
  --passages  passages of each (default 10)
  --stops     times each size is grouped again and stopped at a random moment, spread over the run (default 6)
  --place     a folder for what is made, kept from one call to the next (default a temporary one)`;

export const options = {
  sizes: { type: 'string', default: '1000,10000' },
  passages: { type: 'string', default: '10' },
  stops: { type: 'string', default: '6' },
  place: { type: 'string' },
};

const PHASES = ['finding', 'reading', 'embedding', 'model', 'grouping', 'placing', 'naming', 'passages'];

export async function run({ sizes, passages, stops, place: kept }) {
  const rows = [];
  await withFolder(async place => {
    for (const size of sizes.split(',')) rows.push(await measured(place, size, passages, stops, kept !== undefined));
  }, kept);
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
    ['files', 'passages', 'seconds', ...PHASES, 'processor', 'peak MB', 'engine', 'host', 'longest silence', 'wait for a stop', 'groups', 'ARI'],
    rows.map(({ files, passages, wall, timings, processor, peak, silences, waits, groups, ari }) => [
      files,
      passages,
      seconds(wall),
      ...PHASES.map(phase => seconds(timings[phase])),
      seconds(sum(processor)),
      ...[peak.all, peak.engine, peak.host].map(Math.round),
      longest(Object.entries(silences)),
      waits.length ? longest(waits.map(({ phase, waited }) => [phase, waited])) : '–',
      groups,
      ari.toFixed(3),
    ]),
  );
  const byPhase = (what, of) =>
    printTable([what, ...rows.map(({ files }) => `${files} files`)], PHASES.concat('start').filter(phase => rows.some(row => of(row)[phase])).map(phase => [phase, ...rows.map(row => Math.round(of(row)[phase] ?? 0))]));
  byPhase('peak MB while', ({ peakMb }) => peakMb);
  byPhase('processor ms while', ({ processor }) => processor);
  byPhase('longest silence, ms, while', ({ silences }) => silences);
  if (rows.length > 1) {
    console.log(fitted('time', rows, ({ wall }) => wall));
    console.log(fitted('processor time', rows, ({ processor }) => sum(processor)));
  }
  console.log(loadNote());
}

function sum(byPhase) {
  return Object.values(byPhase).reduce((total, ms) => total + ms, 0);
}

/** The longest of some times, and the phase it fell into. */
function longest(times) {
  const [phase, ms] = times.reduce((most, one) => (one[1] > most[1] ? one : most));
  return `${Math.round(ms)} ms (${phase})`;
}

/**
 * How a time grows with the number of passages: the line of least squares through the sizes, in shares of each (small ones
 * weigh as much as large ones), and the power that a line through the logarithms has.
 */
function fitted(what, rows, of) {
  const weighted = rows.map(row => ({ x: row.passages, y: of(row), weight: of(row) ** -2 }));
  const line = slopeOf(weighted);
  const { slope: power } = slopeOf(rows.map(row => ({ x: Math.log(row.passages), y: Math.log(of(row)), weight: 1 })));
  const last = rows.at(-1);
  return `${what} = ${(line.start / 1000).toFixed(1)} s + ${(1000 * line.slope).toFixed(1)} µs a passage; it grows with their number to the power of ${power.toFixed(2)} (1 = linear); ${((1000 * of(last)) / last.passages).toFixed(1)} µs a passage at the largest`;
}

function slopeOf(points) {
  const all = points.reduce((total, { weight }) => total + weight, 0);
  const mean = axis => points.reduce((total, point) => total + point.weight * point[axis], 0) / all;
  const [x, y] = [mean('x'), mean('y')];
  const slope = points.reduce((total, point) => total + point.weight * (point.x - x) * (point.y - y), 0) / points.reduce((total, point) => total + point.weight * (point.x - x) ** 2, 0);
  return { slope, start: y - slope * x };
}
