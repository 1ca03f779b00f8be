// The tables of "Text Clustering with Large Language Model Embeddings" (arXiv 2403.15112) again, by `kindred compare`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- paper --corpora DIR [options]
  --corpora  folder with cstr_bagofwords.jsonl[.gz] and 20news_clean.jsonl[.gz] of {id, text, label}
  --sets     cstr, 20news or both (default: what is there)
  --limit    documents of 20 Newsgroups, evenly over it (default 0 = all 18,846)
  --server   also the vectors of an embeddings server: its address; --server-model names its model
  --cache    folder that keeps the vectors from one run to the next`;

export const options = {
  corpora: { type: 'string' },
  sets: { type: 'string' },
  limit: { type: 'string', default: '0' },
  server: { type: 'string' },
  'server-model': { type: 'string' },
  cache: { type: 'string' },
};

/** The paper's methods with its parameters (its table 3). */
const METHODS = ['kmeans', 'kmeans++', 'ward', 'fuzzy', 'spectral'];
const PARAMETERS = ['kmeans.starts=10', 'fuzzy.m=2', 'fuzzy.maxIterations=1000', 'spectral.assign=discretize'];
/** Its TF-IDF (table 2): scikit-learn's defaults but for these. */
const TFIDF = ['minDocuments=5', 'maxShare=0.95', 'maxFeatures=8000', 'sublinear=false', 'stopWords=false', 'stem=false'].map(text => `tfidf.${text}`);

/** Rows of its table 8: the method with the best F1 for an embedding, then F1, ARI, homogeneity, silhouette, Calinski-Harabasz. */
const PAPER = {
  cstr: {
    'TF-IDF': ['k-means', 0.67, 0.38, 0.46, 0.016, 4],
    'all-mpnet-base-v2': ['spectral', 0.85, 0.6, 0.63, 0.118, 25],
    'text-embedding-ada-002': ['k-means', 0.84, 0.59, 0.64, 0.066, 13],
  },
  '20news': {
    'TF-IDF': ['spectral', 0.35, 0.13, 0.28, -0.002, 37],
    'all-mpnet-base-v2': ['k-means', 0.43, 0.25, 0.44, 0.048, 412],
    'text-embedding-ada-002': ['k-means', 0.69, 0.52, 0.66, 0.035, 213],
  },
};

/** The abstracts of CSTR are to be had as bags of stems only: nothing for a language model to read. */
const SETS = {
  cstr: { file: 'cstr_bagofwords', representations: () => ['tfidf'] },
  '20news': { file: '20news_clean', representations: server => ['tfidf', 'transformer', ...(server ? [`server:${server}`] : [])] },
};

export async function run({ corpora, sets, limit, cache, server, 'server-model': model }) {
  if (!corpora) throw new Error(help);
  const rows = [];
  await withFolder(async folder => {
    for (const name of sets?.split(',') ?? Object.keys(SETS)) {
      const file = SETS[name] && corpusFile(corpora, SETS[name].file);
      if (!file) throw new Error(`${name} is not in ${corpora}.\n${help}`);
      const records = recordsOf(file, name === '20news' ? Number(limit) : 0);
      const own = join(folder, `${name}.jsonl`);
      // Ids of some corpora spell the class.
      writeFileSync(own, records.map(({ text, label }, id) => JSON.stringify({ id: String(id), text, label })).join('\n'));
      const kept = cache ?? join(folder, 'cache');
      const given = SETS[name].representations(server);
      const set = [...PARAMETERS, ...(given.includes('tfidf') ? TFIDF : []), ...(model && given.some(name => name.startsWith('server:')) ? [`server.model=${model}`] : [])];
      rows.push(...(await compared(name, own, given, set, kept, folder)));
    }
  });
  report(rows);
  return rows;
}

/** The paper's methods told the number of classes, and the default grouping, which is not. */
async function compared(set, file, representations, parameters, cache, folder) {
  const results = [];
  for (const [methods, groups, chosen] of [[METHODS, 'truth', parameters], [['auto'], 'auto', parameters.filter(text => /^(tfidf|server)\./.test(text))]]) {
    const output = join(folder, 'comparison.json');
    const lists = ['--representations', representations.join(','), '--methods', methods.join(',')];
    const call = ['compare', file, '--truth', 'label', ...lists, '--groups', groups, '--samples', '2', '--centring', 'none', '--quiet', '--yes', '--json', output, '--cache', cache];
    await runProcess(process.execPath, [join(import.meta.dirname, '../dist/cli.js'), ...call, ...chosen.flatMap(text => ['--set', text])]);
    const { cells, documents } = JSON.parse(readFileSync(output, 'utf8'));
    for (const cell of cells) results.push(rowOf(set, documents.length, cell));
  }
  return results;
}

function rowOf(set, documents, { recipe, state, reason, byLabels, byVectors, groups, seconds }) {
  const head = { set, documents, representation: recipe.representation.name, method: recipe.method.name };
  if (state !== 'done') return { ...head, failed: reason };
  const { f1NearestWeighted, f1Weighted, ari, homogeneity } = byLabels;
  const { silhouetteEuclidean, calinskiHarabasz } = byVectors;
  return { ...head, groups, f1NearestWeighted, f1Weighted, ari, homogeneity, silhouette: silhouetteEuclidean, calinskiHarabasz, seconds };
}

const figure = (value, digits) => (value === null || value === undefined ? '–' : value.toFixed(digits).replace(/^(-?)0\./, '$1.'));

function report(rows) {
  for (const set of new Set(rows.map(row => row.set))) {
    console.log(`\n${set}: ${rows.find(row => row.set === set).documents} documents`);
    const ours = rows.filter(row => row.set === set).map(row => [
      `${row.representation} × ${row.method}`,
      ...(row.failed ? [row.failed] : [row.groups, figure(row.f1NearestWeighted, 2), figure(row.f1Weighted, 2), figure(row.ari, 2), figure(row.homogeneity, 2)]),
      ...(row.failed ? Array(6).fill('') : [figure(row.silhouette, 3), figure(row.calinskiHarabasz, 0), row.seconds.toFixed(1)]),
    ]);
    const paper = Object.entries(PAPER[set]).map(([embedding, [method, f1, ari, homogeneity, silhouette, calinski]]) => [
      `the paper: ${embedding} × ${method}`,
      ...['', figure(f1, 2), '', figure(ari, 2), figure(homogeneity, 2), figure(silhouette, 3), calinski, ''],
    ]);
    printTable(['', 'groups', 'F1', 'F1 one-to-one', 'ARI', 'homogeneity', 'silhouette', 'Calinski-Harabasz', 'seconds'], [...ours, ...paper]);
  }
  console.log("\nF1 is weighted by class size; groups stand for the class with the nearest centre, as in the paper, or for one class each.");
}
