// Cuts of the hierarchy beside the levels of the sweep: agreement with labels, and what making, naming and cutting costs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- cuts --corpora DIR [options]
  --corpora  folder of NAME.jsonl.gz with {id, text, label}
  --sets     names to run, with commas (default 20news_mini,reuters_r8,banking77,arxiv_titles)
  --limit    documents a corpus, evenly over it (default 2000)     --runs  timings of each (default 3)`;

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string', default: '20news_mini,reuters_r8,banking77,arxiv_titles' },
  limit: { type: 'string', default: '2000' },
  runs: { type: 'string', default: '3' },
};

export async function run({ corpora, sets, limit, runs }) {
  if (!corpora) throw new Error(help);
  const cache = join(import.meta.dirname, '../out/bench');
  mkdirSync(cache, { recursive: true });
  return withFolder(async folder => {
    const script = await bundled('cutsOurs.ts');
    const rows = [];
    for (const name of sets.split(',')) {
      const source = corpusFile(corpora, name);
      if (!source) throw new Error(`There is no ${name} in ${corpora}. Name a folder that holds it with --corpora.`);
      const file = join(folder, `${name}.jsonl`);
      writeFileSync(file, recordsOf(source, Number(limit)).map(record => JSON.stringify(record)).join('\n'));
      rows.push({ name, ...lastJson(await runProcess(process.execPath, [script, file, cache, runs])) });
    }
    printTable(
      ['fewer and more groups', 'documents', 'groups', 'leaves', 'best level ARI', 'best cut ARI', 'mean of levels', 'cuts at the same', 'make ms', 'name ms', 'cut ms (10,000)'],
      rows.map(({ name, documents, groups, leaves, sweep, cuts, ms }) => [name, documents, groups, leaves, ...[sweep.best, cuts.best, sweep.mean, cuts.mean].map(value => value.toFixed(3)), ...[ms.make, ms.name, ms.cut].map(value => value.toFixed(0))]),
    );
    console.log(`medians of ${runs} runs; ${loadNote()}`);
    return rows;
  });
}
