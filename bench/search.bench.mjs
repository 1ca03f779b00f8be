// How long a search takes once the question is embedded, and how well its fusion finds what it should.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- search [options]
  --passages   numbers of made passages, with commas (default 10000,100000)
  --questions  asked of each (default 60)
  --store      notes of ten made passages stand in files and their made vectors in the store, and the engine is asked in its own
               process (after npm run build, on Linux); what is found is compared with an exact search
  --place      a folder for what is made with --store, kept from one call to the next (default a temporary one)
  --corpora    folder of NAME.jsonl.gz with {text, label}: also asks titles for the documents they were cut off from
  --sets       names to ask, with commas (default 20news_mini,reuters_r8)
  --limit      documents of each, evenly (default 1200)`;

export const options = {
  passages: { type: 'string', default: '10000,100000' },
  questions: { type: 'string', default: '60' },
  store: { type: 'boolean' },
  place: { type: 'string' },
  corpora: { type: 'string' },
  sets: { type: 'string', default: '20news_mini,reuters_r8' },
  limit: { type: 'string', default: '1200' },
};

export async function run({ passages, questions, store, place, corpora, sets, limit }) {
  if (store) return stored(passages.split(','), questions, place);
  const script = await bundled('search/searchOurs.ts');
  const rows = [];
  for (const count of passages.split(',')) rows.push(lastJson(await runProcess(process.execPath, [script, count, questions])));
  printTable(
    ['passages', 'first s (indexes words)', 'median ms', '95 % below ms', 'most ms', 'processor ms', 'peak MB'],
    rows.map(row => [row.passages, row.firstSeconds.toFixed(1), ...[row.median, row.p95, row.most, row.processor].map(ms => ms.toFixed(1)), Math.round(row.peakMb)]),
  );
  console.log(loadNote());
  if (corpora) rows.push(...(await fusions(corpora, sets.split(','), Number(limit))));
  return rows;
}

const PASSAGES_A_NOTE = 10;

/** Notes as the benchmark of growth makes them (they may lie in the same place), asked through the engine. */
async function stored(sizes, questions, kept) {
  const rows = [];
  await withFolder(async place => {
    for (const size of sizes) {
      const notes = Math.ceil(Number(size) / PASSAGES_A_NOTE);
      const folder = join(place, `${notes}x${PASSAGES_A_NOTE}`);
      const parts = ['notes', 'cache', 'topics.json'].map(part => join(folder, part));
      if (mkdirSync(folder, { recursive: true })) await runProcess(process.execPath, [await bundled('scale/makeOurs.ts'), ...parts, notes, PASSAGES_A_NOTE]);
      rows.push(lastJson(await runProcess(process.execPath, [await bundled('search/storedOurs.ts'), ...parts, PASSAGES_A_NOTE, questions])));
      if (!kept) rmSync(folder, { recursive: true, force: true });
    }
  }, kept);
  printTable(
    ['passages', 'in memory s', 'words indexed s', 'answer: median ms', '95 % below ms', 'most ms', 'processor ms', 'of it embedding ms', 'peak MB, both', 'recall', 'same first'],
    rows.map(row => [row.passages, ...[row.collectSeconds, row.firstSeconds, row.median, row.p95, row.most, row.processor, row.embedding].map(number => number.toFixed(1)), Math.round(row.peakMb), row.recall.toFixed(4), row.first.toFixed(2)]),
  );
  console.log(loadNote());
  return rows;
}

/** Documents with their titles cut off, which are then asked for by these. */
async function fusions(folder, sets, limit) {
  const script = await bundled('search/fusionsOurs.ts');
  const rows = [];
  await withFolder(async place => {
    for (const name of sets) {
      const source = corpusFile(folder, name);
      if (!source) throw new Error(`There is no ${name}.jsonl.gz in ${folder}. Name a folder that holds it with --corpora.`);
      const file = join(place, `${name}.jsonl`);
      writeFileSync(file, recordsOf(source, limit).flatMap(titled).map(record => JSON.stringify(record)).join('\n'));
      rows.push(...lastJson(await runProcess(process.execPath, [script, file])).map(row => ({ name, ...row })));
      if (readFileSync(file).length === 0) throw new Error(`${name} has no titles.`);
    }
  });
  printTable(
    ['set', 'ranking', 'documents', 'MRR@10', 'found in 10', 'same class in 10'],
    rows.map(({ name, ranking, documents, mrr, hit, purity }) => [name, ranking, documents, ...[mrr, hit, purity].map(value => value.toFixed(3))]),
  );
  return rows;
}

/** A record in two: its first line as the question, the rest as the document. */
function titled({ text, label }) {
  const at = text.indexOf('\n\n');
  const question = text.slice(0, Math.max(0, at)).replace(/^(re|subject)\s*:\s*/i, '').trim();
  return at > 0 && question.split(/\s+/).length > 1 && text.length > at + 80 ? [{ question, text: text.slice(at + 2), label }] : [];
}
