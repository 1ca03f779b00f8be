/**
 * Groups the vectors of a file by one method and prints a JSON line: seconds and CPU seconds of all threads of the first time
 * and of as many further times as AGAIN says (yes, no, or a number), peak memory of the process in MB, agreement (ARI) with the
 * topics the vectors were made of, the loss, the steps, and the m of fuzzy c-means. Loading the native library is not counted, as the imports of the peers
 * are not; making its kernels is, the first time.
 * `lloyd` is k-means from centres that `start` has chosen before; `ml-kmeans` takes as many steps from them as `lloyd` did.
 *
 *     node dist/bench-clusteringOurs.js start FILE.f32 lloyd GROUPS SEED
 *     node dist/bench-clusteringOurs.js run FILE.f32 METHOD GROUPS SEED AGAIN
 */
import { writeFileSync } from 'node:fs';
import { kmeans } from 'ml-kmeans';
import type { Algebra } from '../src/core/algebra/algebra';
import { nearOrigin } from '../src/core/algebra/nearOrigin';
import { plainAlgebra } from '../test/unit/plainAlgebra';
import { rowRange, rowsOf } from '../src/core/algebra/rows';
import { KMEANS_DEFAULTS } from '../src/core/clustering/kmeans';
import { startingRows } from '../src/core/clustering/kmeansStart';
import { lloyd } from '../src/core/clustering/lloyd';
import { clusteringMethod } from '../src/core/clustering/methods';
import { readParameters } from '../src/core/parameters';
import { adjustedRand } from '../src/core/quality/adjustedRand';
import { seededRandom } from '../src/core/random';
import type { Matrix } from '../src/core/types';
import { createOnnxAlgebra, type OnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { loadRuntime } from '../src/engine/onnx/runtime';
import { measuredAgain } from './measured';
import { matrixOf, numbersOf } from './numbersOf';

/** Rows that starting centres are chosen from. */
const FIRST_ROWS = 10_000;

interface Grouped {
  readonly labels: Int32Array;
  readonly loss?: number;
  readonly steps?: number;
  readonly m?: unknown;
}

async function start(file: string, groups: number, seed: number): Promise<void> {
  const x = matrixOf(file);
  const first = rowRange(x, 0, Math.min(FIRST_ROWS, x.rows));
  writeFileSync(`${file}.centres-${seed}`, rowsOf(first, await startingRows(first, groups, seededRandom(seed), plainAlgebra)).data);
}

async function run(file: string, name: string, groups: number, seed: number, again: string): Promise<void> {
  const x = matrixOf(file);
  await loadRuntime();
  const { result, took } = await measuredAgain(workOf(name, x, file, groups, seed), again);
  const { labels, ...found } = result;
  writeFileSync(`${file}.labels`, labels);
  if (name === 'lloyd') writeFileSync(`${file}.steps`, Int32Array.of(found.steps!));
  console.log(JSON.stringify({ ...took, ari: adjustedRand(labels, numbersOf(`${file}.topics`, Int32Array)), ...found }));
}

/** Its first call makes the kernels that it needs; the next ones have them. */
function workOf(name: string, x: Matrix, file: string, groups: number, seed: number): () => Promise<Grouped> {
  if (name === 'ml-kmeans') return mlKmeans(x, file, seed);
  const centres = name === 'lloyd' ? matrixOf(`${file}.centres-${seed}`) : undefined;
  let made: OnnxAlgebra | undefined;
  return async () => {
    made ??= await createOnnxAlgebra(2);
    return centres ? lloydFrom(x, centres, made) : byMethod(x, name, groups, seed, made);
  };
}

async function lloydFrom(x: Matrix, centres: Matrix, algebra: Algebra): Promise<Grouped> {
  const { rows, variance, squares } = nearOrigin(x);
  const tolerance = (KMEANS_DEFAULTS.tolerance * variance) / x.columns;
  const { labels, losses } = await lloyd(rows, centres, { ...KMEANS_DEFAULTS, tolerance, squares }, algebra);
  return { labels, loss: losses.at(-1), steps: losses.length - 1 };
}

function mlKmeans(x: Matrix, file: string, seed: number): () => Promise<Grouped> {
  const arrays = ({ rows, columns, data }: Matrix) => Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));
  const data = arrays(x);
  const centres = arrays(matrixOf(`${file}.centres-${seed}`));
  const [steps] = numbersOf(`${file}.steps`, Int32Array);
  return async () => {
    const { clusters, centroids } = kmeans(data, centres.length, { initialization: centres, maxIterations: steps, tolerance: 0 });
    const loss = clusters.reduce((sum, label, row) => sum + centroids[label].reduce((own, value, c) => own + (x.data[row * x.columns + c] - value) ** 2, 0), 0);
    return { labels: Int32Array.from(clusters), loss, steps };
  };
}

async function byMethod(x: Matrix, name: string, groups: number, seed: number, algebra: Algebra): Promise<Grouped> {
  const method = clusteringMethod(name);
  const task = { groups, seed, algebra, parameters: readParameters(name, method.parameters) };
  const { labels, losses, dendrogram, found } = await method.cluster(x, task);
  return { labels, loss: losses?.at(-1) ?? dendrogram?.heights.at(-1), m: found?.m };
}

const [what, file, name, groups, seed, again] = process.argv.slice(2);
void (what === 'start' ? start(file, Number(groups), Number(seed)) : run(file, name, Number(groups), Number(seed), again));
