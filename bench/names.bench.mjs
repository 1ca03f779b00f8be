// Do the names say what the groups are about? Words of the names against the words of known classes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { sayTheClass } from './names/rule.mjs';
import { bundled, lastJson, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- names --corpora DIR [options]
  --corpora  folder of NAME.jsonl[.gz] with {text, label}
  --sets     names to run, with commas (default: those of 20news_mini, 20news_clean, agnews_test, reuters_r8 that are there)
  --limit    documents a corpus, evenly over it (default 5000)     --threads (default 2)     --verbose  prints the names
  --python   an interpreter with bench/peers/requirements.txt installed: BERTopic's words for the same groups beside them`;

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string' },
  limit: { type: 'string', default: '5000' },
  threads: { type: 'string', default: '2' },
  verbose: { type: 'boolean', default: false },
  python: { type: 'string' },
};

/** Whose class words each corpus is judged by. */
const SETS = { '20news_mini': '20news', '20news_clean': '20news', agnews_test: 'agnews', reuters_r8: 'reuters_r8' };

/** Groups that are named, and what the table calls them. */
const GROUPS = { trueClasses: 'true classes', kmeans: 'k-means' };

export async function run({ corpora, sets, limit, threads, verbose, python }) {
  if (!corpora) throw new Error(help);
  return withFolder(async folder => {
    const script = await bundled('names/namesOurs.ts');
    const results = [];
    for (const name of sets?.split(',') ?? Object.keys(SETS)) {
      const source = corpusFile(corpora, name);
      if (!source) continue;
      const file = join(folder, `${name}.jsonl`);
      writeFileSync(file, recordsOf(source, Number(limit)).map(record => JSON.stringify(record)).join('\n'));
      const output = lastJson(await runProcess(process.execPath, [script, file, threads]));
      results.push(measured(name, output, python && (await namedByBertopic(output, folder, python))));
      if (verbose) printNames(output);
    }
    return report(results);
  });
}

/** BERTopic's words for the same groups of the same texts: for each kind of groups, with and without stop words. */
async function namedByBertopic({ texts, ...kinds }, folder, python) {
  const files = { texts: join(folder, 'texts.json'), groups: join(folder, 'groups.json') };
  writeFileSync(files.texts, JSON.stringify(texts));
  const named = {};
  for (const kind of Object.keys(GROUPS)) {
    writeFileSync(files.groups, JSON.stringify(kinds[kind].groups));
    named[kind] = lastJson(await runProcess(python, [join(import.meta.dirname, 'peers/names_run.py'), files.texts, files.groups]));
  }
  return named;
}

function measured(name, output, bertopic) {
  const { labels, trueClasses } = output;
  const classWords = JSON.parse(readFileSync(new URL(`names/${SETS[name]}.json`, import.meta.url), 'utf8'));
  const rows = Object.entries(GROUPS).map(([kind, called]) => {
    const { groups, names } = output[kind];
    const shares = words => sayTheClass(words, groups, labels, classWords);
    return {
      groups: called,
      keywords: shares(names.map(group => group.keywords)),
      names: shares(names.map(group => group.name)),
      ...(bertopic && { bertopic: shares(bertopic[kind].default), bertopicWithoutStopWords: shares(bertopic[kind].withoutStopWords) }),
    };
  });
  const { seconds, withoutEmbedding } = trueClasses;
  return { name, documents: labels.length, classes: new Set(labels).size, seconds, withoutEmbedding, rows };
}

function printNames({ trueClasses: { groups, names }, labels }) {
  names.forEach(({ name, keywords }, group) => console.log(`${labels[groups.indexOf(group)].padEnd(26)} ${name.padEnd(30)} ${keywords.join(', ')}`));
}

const decimals = value => (value === 1 ? '1.0' : value.toFixed(2).replace(/^0/, ''));
const figures = shares => (shares ? `${decimals(shares.strict)}/${decimals(shares.related)}` : '–');

function report(results) {
  console.log('Share of the classes whose own word / whose own word or an obvious relative is among the first five words:');
  printTable(
    ['', 'documents', 'classes', 'groups', 'keywords', 'names alone', 'BERTopic', 'BERTopic without stop words', 'seconds', 'of which words'],
    results.flatMap(({ name, documents, classes, seconds, withoutEmbedding, rows }) =>
      rows.map(row => [
        ...[name, documents, classes, row.groups, figures(row.keywords), figures(row.names), figures(row.bertopic), figures(row.bertopicWithoutStopWords)],
        ...[seconds.toFixed(2), withoutEmbedding.toFixed(2)],
      ]),
    ),
  );
  return results.flatMap(({ name, documents, classes, seconds, rows }) =>
    rows.map(({ groups, keywords, names, bertopic, bertopicWithoutStopWords }) => ({
      work: `${name}: names of ${classes} classes, ${documents} documents, groups: ${groups}`,
      ours: { seconds, memoryMb: null, quality: { keywords, names } },
      peers: bertopic ? { BERTopic: { quality: bertopic }, 'BERTopic without stop words': { quality: bertopicWithoutStopWords } } : {},
      ratio: null,
    })),
  );
}
