// How well the groups agree with known classes: every corpus through the built command line, as a user would run it.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { corpusFile, recordsOf } from './corpora.mjs';
import { groupedByPeers, PEERS } from './quality/peers.mjs';
import { bundled, lastJson, loaded, mean, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- quality --corpora DIR [--workspaces DIR] [options]
  --corpora     folder of NAME.jsonl[.gz] with {id, text, label}
  --workspaces  folder of NAME.tar.gz, each with NAME.labels.tsv (path TAB label); grouped as folders
  --sets        names to run, with commas (default: the twelve corpora that are there, and til-jbranchaud)
  --limit       documents a corpus, a seeded sample (default 5000; 0 = all)     --seed  of the sample (default 1)
  --classes     so many classes of a corpus, drawn by the same seed, as a small folder has few (default: all)
  --representation  a way to read in place of the bundled model, as onnx:FOLDER
  --cache       folder that keeps the vectors from one run to the next
  --python      an interpreter with bench/peers/requirements.txt installed: BERTopic, EVoC, HDBSCAN on UMAP and k-means told the
                number of classes, on the same vectors; slow with BERTopic's numba warming up
  --model       the sentence-transformers folder of all-MiniLM-L6-v2: BERTopic from the texts alone as well`;

export const options = {
  corpora: { type: 'string' },
  workspaces: { type: 'string' },
  sets: { type: 'string' },
  limit: { type: 'string', default: '5000' },
  seed: { type: 'string', default: '1' },
  classes: { type: 'string' },
  representation: { type: 'string', default: 'transformer' },
  cache: { type: 'string' },
  python: { type: 'string' },
  model: { type: 'string' },
};

/** The corpora of the means. */
const SETS = [
  ...['20news_clean', '20news_mini', 'agnews_test', 'arxiv_titles', 'banking77', 'clinc150', 'cstr_bagofwords', 'newsroundup', 'reuters_r8'],
  ...['short_stackoverflow', 'multi_sib200_31langs', 'zh_thucnews_titles'],
];
/** The corpora in other languages are left out of the mean, as the bundled model reads English. */
const NOT_ENGLISH = ['multi_sib200_31langs', 'zh_thucnews_titles'];
const WORKSPACES = ['til-jbranchaud'];

export async function run({ corpora, workspaces, sets, limit, seed, classes, representation, cache, python, model }) {
  if (!corpora && !workspaces) throw new Error(help);
  const folder = mkdtempSync(join(tmpdir(), 'kindred-quality-'));
  try {
    const measures = { ...(await loaded('core/quality/adjustedRand.ts', folder)), ...(await loaded('core/quality/mutualInformation.ts', folder)) };
    const wanted = sets?.split(',') ?? [...SETS, ...WORKSPACES];
    const results = [];
    for (const name of wanted) {
      const source = corpora && corpusFile(corpora, name);
      const input = source ? sampled(source, name, folder, Number(limit), Number(seed), Number(classes ?? Infinity)) : workspaces && (await unpacked(workspaces, name, folder));
      if (!input) continue;
      results.push({ name, ...(await measured(input, folder, cache, measures, { representation, python, model })) });
      console.error(`${name}: ${figures(results.at(-1).group)} in ${results.at(-1).seconds.toFixed(1)} s`);
    }
    return report(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A seeded sample of some classes of a corpus as a file of {id, text}: in some corpora the ids spell the class, so they become numbers. */
function sampled(path, name, folder, limit, seed, classes) {
  const all = recordsOf(path);
  const labels = new Set(shuffled([...new Set(all.map(({ label }) => label))].sort(), seed).slice(0, classes));
  const records = all.filter(({ label }) => labels.has(label));
  const chosen = limit > 0 && records.length > limit ? shuffled(records, seed).slice(0, limit) : records;
  const file = join(folder, `${name}.jsonl.gz`);
  writeFileSync(file, gzipSync(chosen.map((record, id) => JSON.stringify({ id: String(id), text: record.text })).join('\n')));
  return { kind: 'records', path: file, labels: new Map(chosen.map((record, id) => [String(id), record.label])) };
}

function shuffled(values, seed) {
  const result = [...values];
  let state = seed >>> 0;
  for (let i = result.length - 1; i > 0; i--) {
    // Numbers of a linear congruential generator (Numerical Recipes).
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 4294967296) * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

async function unpacked(workspaces, name, folder) {
  if (!readdirSync(workspaces).includes(`${name}.tar.gz`)) return undefined;
  const target = join(folder, name);
  mkdirSync(target);
  await runProcess('tar', ['xzf', join(workspaces, `${name}.tar.gz`), '-C', target, '--strip-components=1']);
  const lines = readFileSync(join(workspaces, `${name}.labels.tsv`), 'utf8').trim().split('\n');
  return { kind: 'folder', path: target, labels: new Map(lines.map(line => line.split('\t'))) };
}

async function measured({ kind, path, labels }, folder, cache, { adjustedRand, normalisedMutualInformation }, { representation, python, model }) {
  const kept = cache ?? join(folder, 'cache');
  const output = join(folder, 'grouping.json');
  const script = [join(import.meta.dirname, 'withPeakMemory.cjs'), join(import.meta.dirname, '../dist/cli.js')];
  const call = ['group', path, '--representation', representation, '--json', output, '--quiet', '--cache', kept];
  const { stderr, seconds } = await runProcess(process.execPath, [...script, ...call]);
  const { documents, timings } = JSON.parse(readFileSync(output, 'utf8'));
  const known = documents.filter(document => labels.has(document.id));
  const classes = [...new Set(known.map(document => labels.get(document.id)))];
  const truth = known.map(document => classes.indexOf(labels.get(document.id)));
  const agreement = place => {
    // Who is in no group counts as a group of its own kind.
    const found = known.map(document => place(document) ?? -1);
    return { ari: adjustedRand(truth, found), nmi: normalisedMutualInformation(truth, found), groups: new Set(found).size };
  };
  const { ids, levels } = lastJson(await runProcess(process.execPath, [await bundled('quality/levelsOurs.ts'), kind, path, kept, representation]));
  const rows = new Map(ids.map((id, row) => [id, row]));
  const each = levels.map(level => agreement(document => level[rows.get(document.id)]));
  const others = python && kind === 'records' ? await groupedByPeers({ file: path, folder, cache: kept, representation, python, model, classes: classes.length }) : undefined;
  const places = new Map(others?.ids.map((id, row) => [id, row]));
  const peers = Object.entries(others?.peers ?? {}).map(([task, peer]) => [
    task,
    { ...agreement(document => peer.labels[places.get(document.id)]), seconds: peer.seconds, noise: peer.noise, version: peer.version },
  ]);
  return {
    peers: Object.fromEntries(peers),
    documents: known.length,
    classes: classes.length,
    seconds,
    groupingSeconds: (timings.grouping ?? 0) / 1000,
    memoryMb: Number(/peak_mb (\d+)/.exec(stderr)?.[1] ?? NaN),
    group: agreement(document => document.group),
    subgroup: agreement(document => document.subgroup ?? document.group),
    best: each.reduce((best, level) => (level.ari > best.ari ? level : best)),
  };
}

const decimals = value => value.toFixed(2).replace(/^0/, '');
/** Whether the number of groups is at most 1.5 times the number of classes, and at least that part of it. */
const about = ({ group, classes }) => Math.max(group.groups / classes, classes / group.groups) <= 1.5;
const figures = ({ ari, nmi, groups }) => `${decimals(ari)}/${decimals(nmi)} (${groups})`;

function report(results) {
  const tasks = Object.keys(PEERS).filter(task => results.some(({ peers }) => peers[task]));
  printTable(
    ['ARI/NMI (groups)', 'documents', 'classes', 'Kindred', 'groups ×/÷1.5', 'its sub-groups', 'best level', 'grouping s', ...tasks.map(task => PEERS[task])],
    results.map(result => [
      result.name,
      result.documents,
      result.classes,
      figures(result.group),
      about(result) ? 'yes' : 'no',
      figures(result.subgroup),
      figures(result.best),
      result.groupingSeconds.toFixed(2),
      ...tasks.map(task => (result.peers[task] ? figures(result.peers[task]) : '–')),
    ]),
  );
  const corpora = results.filter(({ name }) => SETS.includes(name));
  printMean('corpora', corpora, tasks);
  printMean('English corpora', corpora.filter(({ name }) => !NOT_ENGLISH.includes(name)), tasks);
  return results.map(({ name, documents, classes, seconds, memoryMb, group, subgroup, best, peers }) => ({
    work: `${name}: ${documents} documents, ${classes} classes`,
    ours: { seconds, memoryMb, quality: { ...group, subgroups: subgroup, best } },
    peers: Object.fromEntries(Object.entries(peers).map(([task, { seconds: own, ...quality }]) => [PEERS[task], { seconds: own, memoryMb: null, quality }])),
    ratio: null,
  }));
}

function printMean(which, results, tasks) {
  if (results.length === 0) return;
  const means = values => ['ari', 'nmi'].map(measure => mean(values.map(value => value[measure])).toFixed(3)).join('/');
  const own = `Kindred ${means(results.map(({ group }) => group))}, number of groups within ×/÷1.5 on ${results.filter(about).length}, best level ${means(results.map(({ best }) => best))}`;
  const peers = tasks.filter(task => results.every(result => result.peers[task])).map(task => `${PEERS[task]} ${means(results.map(result => result.peers[task]))}`);
  console.log(`mean of the ${results.length} ${which}: ${[own, ...peers].join('; ')}`);
}
