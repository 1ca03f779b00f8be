// From a fresh process to named groups, first and final ones: Kindred with an empty cache against BERTopic, same texts.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from '../esbuild.mjs';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, median, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- cold-start --folder DIR --corpora DIR --python PYTHON --model FOLDER
  --folder   a folder of Markdown or text files; the first --count of them by name (default 1000)
  --corpora  folder of NAME.jsonl[.gz] with {id, text}; or this, or both
  --sets     names of these (default 20news_mini)
  --python   an interpreter with bench/peers/requirements.txt installed
  --model    the sentence-transformers folder of all-MiniLM-L6-v2
  --runs     of each, in turns (default 3)`;

export const options = {
  folder: { type: 'string' },
  corpora: { type: 'string' },
  sets: { type: 'string', default: '20news_mini' },
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

/** Records of a corpus under ids that say nothing, as the peer has nothing of them either. */
function anonymous(corpora, name, target) {
  writeFileSync(target, recordsOf(corpusFile(corpora, name)).map(({ text }, i) => JSON.stringify({ id: `d${i}`, text })).join('\n'));
}

/** Kindred as the editor asks it: seconds until drafts and the result were told. */
async function runDrafting(kind, path, scratch, name) {
  const run = lastJson(await runProcess(process.execPath, [await bundled('instantOurs.ts'), kind, path, join(scratch, `drafts-${name}`), 'drafts']));
  return { first: run.shown[0].seconds, last: run.shown.at(-1).seconds, memory: run.peak_mb };
}

export async function run({ folder, corpora, sets, python, model, count, runs }) {
  if ((!folder && !corpora) || !python || !model) throw new Error(help);
  return withFolder(async scratch => {
    await bundle();
    const rows = [];
    if (folder) {
      const texts = join(scratch, 'texts');
      copyFirst(folder, Number(count), texts);
      rows.push(...(await compared(`${count} notes`, 'folder', texts, scratch, { python, model, runs })));
    }
    for (const name of corpora ? sets.split(',') : []) {
      const records = join(scratch, `${name}.jsonl`);
      anonymous(corpora, name, records);
      rows.push(...(await compared(name, 'records', records, scratch, { python, model, runs })));
    }
    return rows;
  });
}

async function compared(work, kind, path, scratch, { python, model, runs }) {
  const ours = [];
  const again = [];
  const drafting = [];
  const peer = [];
  const script = join(import.meta.dirname, 'peers/bertopic_run.py');
  for (let turn = 0; turn < Number(runs); turn++) {
    const name = `${work}-${turn}`;
    ours.push(await runOurs(path, scratch, name));
    again.push(await runOurs(path, scratch, name));
    drafting.push(await runDrafting(kind, path, scratch, name));
    const process_ = await runProcess(python, [script, path, '--model', model]);
    peer.push({ ...lastJson(process_), wall: process_.seconds });
  }
  return report(work, ours, again, drafting, peer);
}

const steps = all => Object.fromEntries(Object.keys(all[0]).map(step => [step, median(all.map(one => one[step] ?? 0))]));

function report(work, ours, again, drafting, peer) {
  const seconds = median(ours.map(one => one.seconds));
  const second = median(again.map(one => one.seconds));
  const first = median(drafting.map(one => one.first));
  const last = median(drafting.map(one => one.last));
  const draftingMemory = median(drafting.map(one => one.memory));
  const peerSeconds = median(peer.map(one => one.wall));
  const memory = median(ours.map(one => one.memory));
  const peerMemory = median(peer.map(one => one.peak_mb));
  printTable(
    [work, 'seconds', 'peak MB', 'groups', 'left out', 'times as fast'],
    [
      ['BERTopic', peerSeconds.toFixed(1), peerMemory, median(peer.map(one => one.topics)), `${Math.round(100 * median(peer.map(one => one.noise)))} %`, '1.0'],
      ['Kindred, first groups', first.toFixed(2), '', '', '0 %', (peerSeconds / first).toFixed(1)],
      ['Kindred, after its first groups', last.toFixed(1), draftingMemory, '', '0 %', (peerSeconds / last).toFixed(1)],
      ['Kindred, empty cache', seconds.toFixed(1), memory, ours[0].groups, '0 %', (peerSeconds / seconds).toFixed(1)],
      ['Kindred, again', second.toFixed(2), median(again.map(one => one.memory)), again[0].groups, '0 %', (peerSeconds / second).toFixed(1)],
    ],
  );
  console.log('BERTopic by step, seconds:', steps(peer.map(one => one.seconds)));
  console.log('Kindred by step, milliseconds:', steps(ours.map(one => one.timings)));
  console.log(`second run ${(seconds / second).toFixed(1)} times as fast as the first; medians of ${peer.length} runs, in turns; ${loadNote()}`);
  const peers = { BERTopic: { seconds: peerSeconds, memoryMb: peerMemory, quality: null } };
  const row = (what, taken, memoryMb) => ({ work: `${what}, ${work}`, ours: { seconds: taken, memoryMb, quality: null }, peers, ratio: peerSeconds / taken });
  return [
    row('cold process to first named groups', first, draftingMemory),
    row('cold process to named groups', seconds, memory),
    row('the same again, vectors kept', second, median(again.map(one => one.memory))),
  ];
}
