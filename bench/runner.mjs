// What the benchmarks share: running a process and reading its figures, means and medians, folders of a corpus.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Runs a command to its end and gives what it printed, its wall seconds and its peak memory in MB (children of ours are
 * asked by `/usr/bin/time` where there is one). Rejects with the end of its error output when it fails.
 */
export function runProcess(command, args, { env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ORT_DISABLE_TELEMETRY: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => (stdout += chunk));
    child.stderr.on('data', chunk => (stderr += chunk));
    child.on('error', reject);
    child.on('close', code => {
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ stdout, stderr, seconds });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`));
    });
  });
}

/** The JSON object on the last line a process printed. */
export function lastJson({ stdout }) {
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs every side once a turn, with the number of the turn, so that a busy moment hits all of them; gives what each printed. */
export async function inTurns(turns, sides) {
  const found = Object.fromEntries(Object.keys(sides).map(side => [side, []]));
  for (let turn = 1; turn <= Number(turns); turn++) {
    for (const [side, start] of Object.entries(sides)) found[side].push(lastJson(await start(turn)));
  }
  return found;
}

/** The median of each number that some runs printed. */
export function medians(runs) {
  const numbers = Object.keys(runs[0]).filter(key => typeof runs[0][key] === 'number');
  return Object.fromEntries(numbers.map(key => [key, median(runs.map(run => run[key]))]));
}

/** Taken before the benchmark adds its own. */
const load = loadavg()[0];

/** A line on how busy the machine was at the start: timings taken on a busy one say nothing. */
export function loadNote() {
  return `load at the start ${load.toFixed(2)}${load > 1 ? ' (busy: repeat on a quiet machine)' : ''}`;
}

/** Prints rows as a table with aligned columns. */
export function printTable(header, rows) {
  const widths = header.map((name, column) => Math.max(...[name, ...rows.map(row => row[column])].map(cell => String(cell).length)));
  const line = cells => cells.map((cell, column) => (column ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[column]))).join('  ');
  console.log(line(header));
  console.log(widths.map(width => '─'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
}

/** Does some work in a folder that is there only as long, or in one that is kept. */
export async function withFolder(work, kept) {
  if (kept !== undefined) return work(kept);
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes vectors of 384 numbers about so many topics (`madeVectors.ts`) and gives their file; FILE.topics holds the topics. */
export async function madeVectors(folder, rows, topics) {
  const file = join(folder, `vectors-${rows}.f32`);
  await runProcess(process.execPath, [await bundled('madeVectors.ts'), file, String(rows), String(topics)]);
  return file;
}

/** A module of `src`, made loadable in here by way of a folder. */
export async function loaded(module, folder) {
  const outfile = join(folder, `${basename(module, '.ts')}.mjs`);
  await build({ entryPoints: [join(import.meta.dirname, '../src', module)], outfile, bundle: true, format: 'esm', logLevel: 'error' });
  return import(outfile);
}

/** Bundles a script of this folder and gives its path: in `dist`, beside node_modules, where the native runtime is found; with esbuild's options on top. */
export async function bundled(script, more = {}) {
  const outfile = join(import.meta.dirname, '../dist', `bench-${basename(script, '.ts')}.js`);
  const entryPoints = [join(import.meta.dirname, script)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', external: ['onnxruntime-node', 'sharp', 'onnxruntime-web'], logLevel: 'error', ...more });
  return outfile;
}
