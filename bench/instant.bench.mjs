// How soon a fresh process shows named groups, how good these first impressions are, and what they cost the result.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from '../esbuild.mjs';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, loaded, loadNote, median, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- instant --corpora DIR [options]
  --corpora  folder of NAME.jsonl[.gz] with {id, text, label}; ids are replaced, as some spell the class
  --sets     names to measure the drafts of against the classes, with commas (default 20news_mini,newsroundup; none: '')
  --limit    documents of each, taken evenly (default 2000)
  --sizes    numbers of notes, files made of the texts of --from, whose first groups are timed (default 1000,10000)
  --from     the corpus of these notes (default 20news_clean)
  --folder   a folder of notes to be timed as well
  --runs     of each, in turns with and without drafts where the result is waited for (default 3)`;

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string', default: '20news_mini,newsroundup' },
  limit: { type: 'string', default: '2000' },
  sizes: { type: 'string', default: '1000,10000' },
  from: { type: 'string', default: '20news_clean' },
  folder: { type: 'string' },
  runs: { type: 'string', default: '3' },
};

const FILES_A_FOLDER = 250;

export async function run({ corpora, sets, limit, sizes, from, folder, runs }) {
  if (!corpora && !folder) throw new Error(help);
  return withFolder(async scratch => {
    // The model's threads run a bundle of their own.
    await bundle();
    const ours = await bundled('instantOurs.ts');
    let caches = 0;
    const once = async (kind, path, mode) => lastJson(await runProcess(process.execPath, [ours, kind, path, join(scratch, `cache-${caches++}`), mode]));
    const rows = [];
    for (const size of corpora ? sizes.split(',').filter(Boolean) : []) rows.push(await timed(`${size} notes`, madeNotes(scratch, corpora, from, Number(size)), once, Number(runs)));
    if (folder) rows.push(await timed('the folder', folder, once, Number(runs)));
    for (const name of corpora ? sets.split(',').filter(Boolean) : []) rows.push(await judged(name, corpora, Number(limit), scratch, once, Number(runs)));
    console.log(`medians of ${runs} runs; ${loadNote()}`);
    return rows.flat();
  });
}

/** Notes of a size as files, a number of them in a folder. */
function madeNotes(scratch, corpora, from, size) {
  const target = join(scratch, `notes-${size}`);
  recordsOf(corpusFile(corpora, from), size).forEach(({ text }, i) => {
    const file = join(target, String(Math.floor(i / FILES_A_FOLDER)), `note ${i}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  });
  return target;
}

/** The time until the first groups, by phase. */
async function timed(work, path, once, runs) {
  const all = [];
  for (let turn = 0; turn < runs; turn++) all.push(await once('folder', path, 'first'));
  const seconds = median(all.map(({ shown }) => shown[0].seconds));
  const cpu = median(all.map(({ shown }) => shown[0].cpu));
  const memoryMb = median(all.map(({ peak_mb }) => peak_mb));
  const begun = phase => (median(all.map(({ started }) => started[phase])) / 1000).toFixed(2);
  console.log(`${work}: first named groups after ${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of processor time), ${memoryMb} MB (start ${begun('finding')}, reading from ${begun('reading')}, drafting from ${begun('embedding')})`);
  console.log(`  ${all[0].shown[0].names.slice(0, 8).join(' · ')}`);
  return [{ work: `cold process to first groups, ${work}`, ours: { seconds, memoryMb, quality: null }, peers: {}, ratio: null }];
}

/** Every draft against the classes, and what the drafts cost the result. */
async function judged(name, corpora, limit, scratch, once, runs) {
  const records = recordsOf(corpusFile(corpora, name), limit).map(({ text, label }, i) => ({ id: `d${i}`, text, label }));
  const path = join(scratch, `${name}.jsonl`);
  writeFileSync(path, records.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
  const classOf = new Map(records.map(({ id, label }) => [id, label]));
  const agreement = await measure(scratch);
  const drafted = [];
  const plain = [];
  for (let turn = 0; turn < runs; turn++) {
    drafted.push(await once('records', path, 'drafts'));
    plain.push(await once('records', path, 'plain'));
  }
  const steps = drafted[0].shown.map(({ model, labels, names }, at) => ({
    step: at < drafted[0].shown.length - 1 ? model : 'result',
    seconds: median(drafted.map(({ shown }) => shown[at].seconds)),
    groups: names.length,
    quality: agreement(labels, drafted[0].ids.map(id => classOf.get(id))),
  }));
  const alone = median(plain.map(({ shown }) => shown.at(-1).seconds));
  console.log(`${name}, ${records.length} documents`);
  printTable(['', 'seconds', 'groups', 'ARI'], steps.map(({ step, seconds, groups, quality }) => [step, seconds.toFixed(2), groups, quality.toFixed(3)]));
  console.log(`  result without drafts ${alone.toFixed(2)} s: drafts cost ${((100 * (steps.at(-1).seconds - alone)) / alone).toFixed(1)} %`);
  const peers = { 'without drafts': { seconds: alone, memoryMb: median(plain.map(({ peak_mb }) => peak_mb)), quality: null } };
  const memoryMb = median(drafted.map(({ peak_mb }) => peak_mb));
  return steps.map(({ step, seconds, quality }) => ({ work: `${name}: ${step}`, ours: { seconds, memoryMb, quality }, peers, ratio: alone / seconds }));
}

/** The project's own measure, of labels of any kind. */
async function measure(scratch) {
  const { adjustedRand } = await loaded('core/quality/adjustedRand.ts', scratch);
  const numbers = values => {
    const known = new Map();
    return Int32Array.from(values, value => known.get(value) ?? (known.set(value, known.size), known.size - 1));
  };
  return (labels, classes) => adjustedRand(numbers(labels), numbers(classes));
}
