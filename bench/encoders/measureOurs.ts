/**
 * How well a representation groups and classifies labelled texts. Prints one JSON line: columns; ari, nmi of k-means with
 * the true number of groups on the test texts; accuracy of a softmax head learnt on the training texts; and, when CHECK.json
 * is given ({texts, vectors}), the least and mean cosine to the vectors in it.
 *
 *     node dist/bench-measureOurs.js TRAIN.json TEST.json CACHE REPRESENTATION [CHECK.json]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowRange } from '../../src/core/algebra/rows';
import { learnClasses } from '../../src/core/classify/learn';
import { classProbabilities } from '../../src/core/classify/softmax';
import { likeliest } from '../../src/core/classify/verdicts';
import { clusteringMethod } from '../../src/core/clustering/methods';
import { readMethod, readRepresentation } from '../../src/core/recipe';
import { adjustedRand } from '../../src/core/quality/adjustedRand';
import { normalisedMutualInformation } from '../../src/core/quality/mutualInformation';
import { meanOf } from '../../src/core/sums';
import { createTools } from '../../src/engine/engine';
import { createRepresentation } from '../../src/engine/model/representations';

interface Labelled {
  readonly text: string;
  readonly label: string;
}

const SEED = 1;

async function main([trainFile, testFile, cacheFolder, representation, checkFile]: string[]): Promise<void> {
  const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
  const [train, test] = [read<Labelled[]>(trainFile), read<Labelled[]>(testFile)];
  const tools = createTools({ modelFolder: join(__dirname, '../models/minilm'), cacheFolder, threads: 2 });
  const made = await createRepresentation(readRepresentation(representation), { ...tools, stored: async embedder => embedder });
  const { vectors, embedder } = await made.represent([...train, ...test].map(({ text }) => ({ lead: text, whole: text })));
  const algebra = await tools.algebra();

  const names = [...new Set(train.map(({ label }) => label))].sort();
  const labelsOf = (records: readonly Labelled[]) => Int32Array.from(records, ({ label }) => names.indexOf(label));
  const truth = labelsOf(test);
  const tested = rowRange(vectors, train.length, test.length);
  const kmeans = readMethod('kmeans++');
  const { labels } = await clusteringMethod(kmeans.name).cluster(tested, { groups: names.length, parameters: kmeans.parameters, seed: SEED, algebra });
  const { head } = await learnClasses(rowRange(vectors, 0, train.length), labelsOf(train), names.length, SEED, algebra);
  const said = likeliest(await classProbabilities(tested, head, algebra)).labels;
  const right = truth.filter((label, i) => said[i] === label).length;

  const figures = { columns: vectors.columns, ari: adjustedRand(truth, labels), nmi: normalisedMutualInformation(truth, labels), accuracy: right / test.length };
  const check = checkFile === undefined ? {} : likeness(await checked(checkFile));
  console.log(JSON.stringify({ ...figures, ...check }));
  await tools.models.release();

  /** Cosines to the vectors of a check file. */
  async function checked(file: string): Promise<number[]> {
    const { texts, vectors: expected } = read<{ texts: string[]; vectors: number[][] }>(file);
    const { data, columns } = await embedder.embed(texts);
    return expected.map((vector, row) => vector.reduce((sum, x, i) => sum + x * data[row * columns + i], 0));
  }
}

function likeness(cosines: readonly number[]) {
  return { leastCosine: Math.min(...cosines), meanCosine: meanOf(cosines) };
}

void main(process.argv.slice(2));
