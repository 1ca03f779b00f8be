// From a fresh process to named groups: Kindred's command line with an empty cache against BERTopic, same files.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lastJson, loadNote, median, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- cold-start --folder DIR --python PYTHON --model FOLDER
  --folder   a folder of Markdown or text files; the first --count of them by name (default 1000)
  --python   an interpreter with bench/peers/requirements.txt installed
  --model    the sentence-transformers folder of all-MiniLM-L6-v2
  --runs     of each, in turns (default 3)`;

export const options = {
  folder: { type: 'string' },
  python: { type: 'string' },
  model: { type: 'string' },
  count: { type: 'string', default: '1000' },
  runs: { type: 'string', default: '3' },
};

const EXTENSIONS = /\.(md|txt|rst)$/;

function copyFirst(folder, count, target) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && EXTENSIONS.test(entry.name) && !entry.parentPath.includes('.git'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .slice(0, count);
  for (const file of files) {
    const copy = join(target, file.slice(folder.length));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(file, copy);
  }
}

async function runOurs(folder, scratch, name) {
  const file = join(scratch, 'groups.json');
  const process_ = await runProcess(process.execPath, [
    join(import.meta.dirname, 'withPeakMemory.cjs'),
    join(import.meta.dirname, '../dist/cli.js'),
    ...['group', folder, '--json', file, '--cache', join(scratch, `cache-${name}`), '--quiet'],
  ]);
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return {
    seconds: process_.seconds,
    memory: Number(/peak_mb (\d+)/.exec(process_.stderr)[1]),
    timings: result.timings,
    groups: result.groups.filter(group => group.level === 'group').length,
  };
}

export async function run({ folder, python, model, count, runs }) {
  if (!folder || !python || !model) throw new Error(help);
  const scratch = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  try {
    const texts = join(scratch, 'texts');
    copyFirst(folder, Number(count), texts);
    const ours = [];
    const again = [];
    const peer = [];
    const script = join(import.meta.dirname, 'peers/bertopic_run.py');
    for (let turn = 0; turn < Number(runs); turn++) {
      ours.push(await runOurs(texts, scratch, turn));
      again.push(await runOurs(texts, scratch, turn));
      const process_ = await runProcess(python, [script, texts, '--model', model]);
      peer.push({ ...lastJson(process_), wall: process_.seconds });
    }
    return report(ours, again, peer);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const steps = all => Object.fromEntries(Object.keys(all[0]).map(step => [step, median(all.map(one => one[step] ?? 0))]));

function report(ours, again, peer) {
  const seconds = median(ours.map(one => one.seconds));
  const second = median(again.map(one => one.seconds));
  const peerSeconds = median(peer.map(one => one.wall));
  const memory = median(ours.map(one => one.memory));
  const peerMemory = median(peer.map(one => one.peak_mb));
  printTable(
    ['', 'seconds', 'peak MB', 'groups', 'left out', 'times as fast'],
    [
      ['BERTopic', peerSeconds.toFixed(1), peerMemory, median(peer.map(one => one.topics)), `${Math.round(100 * median(peer.map(one => one.noise)))} %`, '1.0'],
      ['Kindred, empty cache', seconds.toFixed(1), memory, ours[0].groups, '0 %', (peerSeconds / seconds).toFixed(1)],
      ['Kindred, again', second.toFixed(2), median(again.map(one => one.memory)), again[0].groups, '0 %', (peerSeconds / second).toFixed(1)],
    ],
  );
  console.log('BERTopic by step, seconds:', steps(peer.map(one => one.seconds)));
  console.log('Kindred by step, milliseconds:', steps(ours.map(one => one.timings)));
  console.log(`second run ${(seconds / second).toFixed(1)} times as fast as the first; medians of ${peer.length} runs, in turns; ${loadNote()}`);
  const peers = { BERTopic: { seconds: peerSeconds, memoryMb: peerMemory, quality: null } };
  const row = (work, taken, memoryMb) => ({ work, ours: { seconds: taken, memoryMb, quality: null }, peers, ratio: peerSeconds / taken });
  return [row('cold process to named groups', seconds, memory), row('the same again, vectors kept', second, median(again.map(one => one.memory)))];
}
