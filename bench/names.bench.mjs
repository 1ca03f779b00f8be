// Do the names say what the groups are about? Words of the names against the words of known classes.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sayTheClass } from './names/rule.mjs';
import { bundled, lastJson, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- names --corpora DIR [options]
  --corpora  folder of NAME.jsonl[.gz] with {text, label}
  --sets     names to run, with commas (default: those of 20news_mini, 20news_clean, agnews_test, reuters_r8 that are there)
  --limit    documents a corpus, evenly over it (default 5000)     --threads (default 2)     --verbose  prints the names`;

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string' },
  limit: { type: 'string', default: '5000' },
  threads: { type: 'string', default: '2' },
  verbose: { type: 'boolean', default: false },
};

/** The words of the classes of each corpus, and what BERTopic 0.17.4 reaches on k-means groups told their number. */
const SETS = {
  '20news_mini': { words: '20news', bertopic: '.20/.40', withoutStopWords: '.45/.80' },
  '20news_clean': { words: '20news', bertopic: '.20/.40', withoutStopWords: '.45/.80' },
  agnews_test: { words: 'agnews', bertopic: '.00/.00', withoutStopWords: '.00/1.0' },
  reuters_r8: { words: 'reuters_r8', bertopic: '.13/.50', withoutStopWords: '.38/.63' },
};

export async function run({ corpora, sets, limit, threads, verbose }) {
  if (!corpora) throw new Error(help);
  const folder = mkdtempSync(join(tmpdir(), 'kindred-names-'));
  try {
    const script = await bundled('names/namesOurs.ts');
    const results = [];
    for (const name of sets?.split(',') ?? Object.keys(SETS)) {
      const source = [`${name}.jsonl.gz`, `${name}.jsonl`].map(file => join(corpora, file)).find(existsSync);
      if (!source) continue;
      const file = join(folder, `${name}.jsonl`);
      writeFileSync(file, recordsOf(source, Number(limit)).join('\n'));
      const output = lastJson(await runProcess(process.execPath, [script, file, threads], { env: { ORT_DISABLE_TELEMETRY: '1' } }));
      results.push(measured(name, output));
      if (verbose) printNames(output);
    }
    return report(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function recordsOf(path, limit) {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
  const step = Math.max(1, lines.length / limit);
  return Array.from({ length: Math.min(limit, lines.length) }, (_, i) => lines[Math.floor(i * step)]);
}

function measured(name, { labels, trueClasses, kmeans }) {
  const classWords = JSON.parse(readFileSync(new URL(`names/${SETS[name].words}.json`, import.meta.url), 'utf8'));
  const shares = ({ groups, names }, words) => sayTheClass(names.map(words), groups, labels, classWords);
  return {
    name,
    documents: labels.length,
    classes: new Set(labels).size,
    seconds: trueClasses.seconds,
    withoutEmbedding: trueClasses.withoutEmbedding,
    keywords: shares(trueClasses, group => group.keywords),
    titles: shares(trueClasses, group => group.name),
    onKmeans: shares(kmeans, group => group.keywords),
  };
}

function printNames({ trueClasses: { groups, names }, labels }) {
  names.forEach(({ name, keywords }, group) => console.log(`${labels[groups.indexOf(group)].padEnd(26)} ${name.padEnd(30)} ${keywords.join(', ')}`));
}

const decimals = value => (value === 1 ? '1.0' : value.toFixed(2).replace(/^0/, ''));
const figures = ({ strict, related }) => `${decimals(strict)}/${decimals(related)}`;

function report(results) {
  console.log('Share of the classes whose own word / whose own word or an obvious relative is among the first five words:');
  printTable(
    ['', 'documents', 'classes', 'keywords', 'names alone', 'keywords, k-means', 'BERTopic, k-means', 'without stop words', 'seconds', 'of which words'],
    results.map(result => [
      result.name,
      result.documents,
      result.classes,
      figures(result.keywords),
      figures(result.titles),
      figures(result.onKmeans),
      SETS[result.name].bertopic,
      SETS[result.name].withoutStopWords,
      result.seconds.toFixed(2),
      result.withoutEmbedding.toFixed(2),
    ]),
  );
  console.log('keywords and names alone: the true classes as groups; the others: groups of k-means told the number of classes');
  return results.map(({ name, documents, classes, seconds, keywords, titles, onKmeans }) => ({
    work: `${name}: names of ${classes} classes, ${documents} documents`,
    ours: { seconds, memoryMb: null, quality: { trueClasses: keywords, namesAlone: titles, kmeans: onKmeans } },
    peers: Object.fromEntries(
      [['BERTopic', SETS[name].bertopic], ['BERTopic without stop words', SETS[name].withoutStopWords]].map(([peer, quality]) => {
        const [strict, related] = quality.split('/').map(Number);
        return [peer, { seconds: null, memoryMb: null, quality: { strict, related } }];
      }),
    ),
    ratio: null,
  }));
}
