// What corrections teach: how much nearer to known classes the groups come than by the moved documents alone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, mean, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- teaching --corpora DIR [options]
  --corpora      folder of NAME.jsonl[.gz] with {id, text, label}
  --sets         names to run, with commas (default: three that the method was chosen on, and three that it was not)
  --limit        documents a corpus, evenly over it (default 5000)
  --corrections  documents that are moved (default 20)     --trials  made-up persons (default 10)
  --cache        folder that keeps the vectors from one run to the next`;

/** The weight of a correction and the lead that others need to follow were chosen on the first three. */
const SETS = 'newsroundup,short_stackoverflow,banking77,20news_mini,reuters_r8,agnews_test';

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string', default: SETS },
  limit: { type: 'string', default: '5000' },
  corrections: { type: 'string', default: '20' },
  trials: { type: 'string', default: '10' },
  cache: { type: 'string' },
};

export async function run({ corpora, sets, limit, corrections, trials, cache }) {
  if (!corpora) throw new Error(help);
  return withFolder(async folder => {
    const script = await bundled('teaching/teachOurs.ts');
    const results = [];
    for (const name of sets.split(',')) {
      const source = corpusFile(corpora, name);
      if (!source) throw new Error(`There is no ${name}.jsonl.gz in ${corpora}. Name the folder that holds it with --corpora.`);
      const records = recordsOf(source, Number(limit));
      const file = join(folder, `${name}.jsonl`);
      // In some corpora the ids spell the class, so they become numbers.
      writeFileSync(file, records.map(({ text }, id) => JSON.stringify({ id: String(id), text })).join('\n'));
      const labels = join(folder, `${name}.labels.json`);
      writeFileSync(labels, JSON.stringify(Object.fromEntries(records.map(({ label }, id) => [id, label]))));
      const args = [script, file, labels, cache ?? join(folder, 'cache'), corrections, trials];
      results.push({ name, ...lastJson(await runProcess(process.execPath, args)) });
    }
    return report(results, corrections);
  });
}

function report(results, corrections) {
  printTable(
    ['ARI', 'documents', 'classes', 'groups', 'before', `${corrections} moved`, 'and what follows', 'followed', 'rightly'],
    results.map(({ name, documents, classes, groups, before, moved, after, follow, right }) => [
      ...[name, documents, classes, groups],
      ...[before, mean(moved), mean(after)].map(value => value.toFixed(3)),
      Math.round(mean(follow)),
      `${Math.round((100 * mean(right)) / Math.max(1, mean(follow)))} %`,
    ]),
  );
  return results.map(({ name, documents, before, moved, after }) => ({
    work: `${name}: ${documents} documents, ${corrections} corrections`,
    ours: { seconds: null, memoryMb: null, quality: { before, moved: mean(moved), after: mean(after) } },
    peers: {},
    ratio: null,
  }));
}
