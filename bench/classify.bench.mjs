// Classes learnt from labels against scikit-learn, from few labels, and classes known by name only.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- classify --corpora DIR [options]
  --corpora  folder with 20news_clean.jsonl[.gz] (ids begin with train/ or test/) and others of {id, text, label}
  --python   an interpreter with bench/peers/requirements.txt installed; without it no peers
  --parts    labels, names or both (default)
  --sets     corpora sorted by names (default: those of bench/classify/names.json that are there)
  --limit    documents of each corpus, evenly over it (default 0 = all; names: 4000)
  --cache    folder that keeps the vectors from one run to the next     --threads (default 2)`;

export const options = {
  corpora: { type: 'string' },
  python: { type: 'string' },
  parts: { type: 'string', default: 'labels,names' },
  sets: { type: 'string' },
  limit: { type: 'string' },
  cache: { type: 'string' },
  threads: { type: 'string', default: '2' },
};

const SPLIT = '20news_clean';
/** Examples a class of the few-label curve, and draws of each. */
const FEW = [1, 2, 5, 10, 20, 50];
const DRAWS = 3;
const NAMED_LIMIT = 4000;
const QUIET = { ORT_DISABLE_TELEMETRY: '1' };

export async function run(values) {
  if (!values.corpora) throw new Error(help);
  return withFolder(async folder => {
    const place = { ...values, folder, cache: values.cache ?? join(folder, 'cache') };
    const parts = values.parts.split(',');
    return [...(parts.includes('labels') ? await learnt(place) : []), ...(parts.includes('names') ? await named(place) : [])];
  });
}

/** The split by date of 20 Newsgroups, whole and with few labels. */
async function learnt({ corpora, python, limit, cache, threads, folder }) {
  const file = corpusFile(corpora, SPLIT);
  if (!file) return [];
  const records = recordsOf(file, Number(limit ?? 0));
  const task = await measured(records, folder, cache);
  const all = [...task.labels.keys()];
  const rows = Object.fromEntries(['train', 'test'].map(part => [part, all.filter(row => records[task.kept[row]].id.startsWith(`${part}/`))]));
  const draws = FEW.flatMap(count => Array.from({ length: DRAWS }, (_, draw) => ({ count, rows: drawn(rows.train, task.labels, count, draw + 1) })));
  const taskFile = join(folder, 'task.json');
  writeFileSync(taskFile, JSON.stringify({ ...task, ...rows, trainings: [rows.train, ...draws.map(draw => draw.rows)] }));
  const { stdout } = await runProcess(process.execPath, [await bundled('classify/headOurs.ts'), taskFile, threads], { env: QUIET });
  const [whole, ...few] = stdout.trim().split('\n').map(line => JSON.parse(line));
  const peers = python ? await scikitLearn(python, taskFile, whole.freedom) : [];
  reportWhole(whole, peers, { train: rows.train.length, test: rows.test.length, left: records.length - task.kept.length });
  reportFew(few);
  return [{ work: '20 Newsgroups by date', ours: { seconds: whole.seconds, memoryMb: null, quality: whole }, peers: Object.fromEntries(peers.map(peer => [peer.task, { seconds: peer.seconds, memoryMb: null, quality: peer }])), ratio: null }];
}

/** Vectors of records that have text, without their ids, which may spell the class: `kept` are their positions. */
async function measured(records, folder, cache) {
  const [file, vectors, texts] = ['records.jsonl', 'vectors.f32', 'texts.json'].map(name => join(folder, name));
  writeFileSync(file, records.map(({ text }, i) => JSON.stringify({ id: String(i), text })).join('\n'));
  const found = lastJson(await runProcess(process.execPath, [await bundled('quality/vectorsOurs.ts'), file, vectors, cache], { env: QUIET }));
  writeFileSync(texts, JSON.stringify(found.texts));
  const kept = found.ids.map(Number);
  const classes = [...new Set(records.map(({ label }) => label))].sort();
  return { vectors, texts, columns: found.columns, kept, labels: kept.map(at => classes.indexOf(records[at].label)) };
}

/** So many rows of each class, by a small seeded generator. */
function drawn(rows, labels, count, seed) {
  let state = seed;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const shuffled = rows.map(row => ({ row, at: random() })).sort((a, b) => a.at - b.at);
  const seen = new Map();
  return shuffled.map(({ row }) => row).filter(row => {
    const had = seen.get(labels[row]) ?? 0;
    seen.set(labels[row], had + 1);
    return had < count;
  });
}

async function scikitLearn(python, taskFile, freedom) {
  const { stdout } = await runProcess(python, [join(import.meta.dirname, 'peers/classify_run.py'), taskFile, '--freedom', String(freedom)]);
  return stdout.trim().split('\n').map(line => JSON.parse(line));
}

const share = value => value.toFixed(3);
const percent = value => `${(100 * value).toFixed(0)} %`;
const TITLES = {
  logistic: () => 'scikit-learn LogisticRegression, same vectors, C=1',
  logistic_same: freedom => `scikit-learn LogisticRegression, same vectors, C=${freedom}`,
  tfidf_svm: () => 'scikit-learn TF-IDF + LinearSVC',
};

function reportWhole({ freedom: exact, ...whole }, peers, { train, test, left }) {
  const freedom = Number(exact.toPrecision(3));
  console.log(`20 Newsgroups by date, headers, footers and quotes removed: learnt from ${train}, tested on ${test} (${left} without text left out of all)`);
  printTable(
    ['', 'accuracy', 'macro F1', 'seconds'],
    [
      [`Kindred, vectors of the bundled model, C=${freedom} by cross-validation`, share(whole.accuracy), share(whole.f1Macro), whole.seconds.toFixed(1)],
      ...peers.map(peer => [TITLES[peer.task](freedom), share(peer.accuracy), share(peer.f1Macro), peer.seconds.toFixed(1)]),
    ],
  );
  console.log(`cross-validation promised ${share(whole.promised)}; mean probability ${share(whole.confidence)}; ${percent(whole.sure)} sure, of which ${share(whole.sureAccuracy)} right; ${loadNote()}\n`);
}

function reportFew(few) {
  const mean = (rows, key) => rows.reduce((sum, row) => sum + row[key] / rows.length, 0);
  printTable(
    ['labels a class', 'accuracy', 'macro F1', 'promised', 'mean probability', 'sure', 'right of these'],
    FEW.map((count, at) => {
      const rows = few.slice(at * DRAWS, (at + 1) * DRAWS);
      const promised = rows[0].promised === undefined ? '–' : share(mean(rows, 'promised'));
      return [count, share(mean(rows, 'accuracy')), share(mean(rows, 'f1Macro')), promised, share(mean(rows, 'confidence')), percent(mean(rows, 'sure')), share(mean(rows, 'sureAccuracy'))];
    }),
  );
  console.log(`same test, means of ${DRAWS} draws\n`);
}

async function named({ corpora, sets, limit, cache, folder }) {
  const names = JSON.parse(readFileSync(new URL('classify/names.json', import.meta.url), 'utf8'));
  const script = await bundled('classify/namesOurs.ts');
  const results = [];
  for (const set of sets?.split(',') ?? Object.keys(names)) {
    const source = corpusFile(corpora, set);
    if (!source) continue;
    const records = recordsOf(source, Number(limit ?? NAMED_LIMIT)).map(({ text, label }, i) => ({ id: String(i), text, label }));
    const own = names[set] ?? Object.fromEntries(records.map(({ label }) => [label, label.replaceAll('_', ' ')]));
    const [file, namesFile] = [join(folder, `${set}.jsonl`), join(folder, `${set}.names.json`)];
    writeFileSync(file, records.map(record => JSON.stringify(record)).join('\n'));
    writeFileSync(namesFile, JSON.stringify(own));
    results.push({ set, ...lastJson(await runProcess(process.execPath, [script, file, namesFile, cache], { env: QUIET })) });
  }
  console.log('Sorted by names alone; on the right every second name is given, and the other documents belong to none of these');
  printTable(
    ['', 'documents', 'classes', 'nearest name', 'Kindred', 'said none', 'sure', 'right of these', 'half the names', 'none found', 'none wrongly'],
    results.map(row => [
      row.set,
      row.documents,
      row.classes,
      ...[row.nearest, row.sorted, row.none].map(share),
      percent(row.sure),
      ...[row.sureRight, row.half, row.noneFound, row.noneWrong].map(share),
    ]),
  );
  return results.map(({ set, ...quality }) => ({ work: `${set}: sorted by names`, ours: { seconds: null, memoryMb: null, quality }, peers: {}, ratio: null }));
}
