/**
 * Measures how many operations this machine does in a second and how long Kindred's heavy steps take, and prints one JSON
 * line: the peaks, and for each step its operations, the seconds they would take at the peaks, and the seconds it took.
 *
 *     node dist/bench-limitsOurs.js TEXTS.json THREADS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { squaredLengths } from '../../src/core/algebra/rows';
import { seededRandom } from '../../src/core/random';
import { sumOf } from '../../src/core/sums';
import type { Matrix } from '../../src/core/types';
import { checkModel } from '../../src/engine/model/modelFile';
import { loadTokenizer } from '../../src/engine/model/tokenizer';
import { createTransformer } from '../../src/engine/model/transformer';
import { productTransposedGraph } from '../../src/engine/onnx/graphs';
import { INT32, INT8, modelBytes, type Graph } from '../../src/engine/onnx/model';
import { createOnnxAlgebra } from '../../src/engine/onnx/onnxAlgebra';
import { loadRuntime, sessionOptions } from '../../src/engine/onnx/runtime';

const DIMENSIONS = 384;
const REPEATS = 7;

/** Unsigned activations by signed weights, as in the model: the kernels of processors are fastest at that. */
const UINT8 = 2;
const eightBitGraph: Graph = {
  nodes: [{ op: 'MatMulInteger', inputs: ['rows', 'columns'], outputs: ['product'] }],
  inputs: [
    { name: 'rows', type: UINT8, dims: ['n', 'd'] },
    { name: 'columns', type: INT8, dims: ['d', 'm'] },
  ],
  outputs: [{ name: 'product', type: INT32, dims: ['n', 'm'] }],
};

interface Step {
  readonly work: string;
  /** Multiplications and additions of 32-bit floats and of 8-bit numbers; bytes that must be read at least. */
  readonly floats: number;
  readonly eightBit: number;
  readonly read: number;
  readonly seconds: number;
}

const random = seededRandom(1);
const uniform = (rows: number, columns: number): Matrix => ({ rows, columns, data: Float32Array.from({ length: rows * columns }, () => random() - 0.5) });

/** Least seconds of some repetitions: a peak is what was reached once. */
async function least(task: () => Promise<unknown>, repeats = REPEATS): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn <= repeats; turn++) {
    const started = performance.now();
    await task();
    best = Math.min(best, (performance.now() - started) / 1000);
  }
  return best;
}

async function peaks(threads: number) {
  const { InferenceSession, Tensor } = await loadRuntime();
  const open = (graph: Graph) => InferenceSession.create(modelBytes(graph), sessionOptions(threads));
  const [floats, bytes] = [await open(productTransposedGraph), await open(eightBitGraph)];
  // Long rows and few columns, so that the kernel works rather than writes.
  const [rows, length, columns] = [4_096, 4 * DIMENSIONS, DIMENSIONS];
  const numbers = { rows: new Tensor('uint8', new Uint8Array(rows * length).fill(3), [rows, length]), columns: new Tensor('int8', new Int8Array(length * columns).fill(5), [length, columns]) };
  const [a, b] = [rows, columns].map(n => new Tensor('float32', uniform(n, length).data, [n, length]));
  const operations = 2 * rows * length * columns;
  const [from, to] = [new Float32Array(1 << 26), new Float32Array(1 << 26)];
  return {
    floats: operations / (await least(() => floats.run({ a, b }))),
    eightBit: operations / (await least(() => bytes.run(numbers))),
    read: from.byteLength / (await least(async () => to.set(from))),
  };
}

async function embedding(texts: readonly string[], threads: number): Promise<Step> {
  const folder = join(__dirname, '../models/minilm');
  const { hidden_size: hidden, intermediate_size: inner, num_hidden_layers: layers } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  const tokenizer = await loadTokenizer(folder);
  const lengths = texts.map(text => tokenizer.encode(text, 128).length);
  const tokens = sumOf(lengths);
  const model = createTransformer(folder, await checkModel(folder, join(__dirname, '../out/bench')), tokenizer, { threads });
  const seconds = await least(() => model.embed(texts), 2);
  await model.release();
  return {
    work: `${texts.length} texts of ${tokens} tokens through the model`,
    eightBit: 2 * tokens * layers * (4 * hidden * hidden + 2 * hidden * inner),
    floats: lengths.reduce((sum, length) => sum + 4 * layers * hidden * length * length, 0),
    read: 0,
    seconds,
  };
}

async function steps(threads: number): Promise<Step[]> {
  const algebra = await createOnnxAlgebra(threads);
  const [many, centres, some] = [uniform(100_000, DIMENSIONS), uniform(50, DIMENSIONS), uniform(10_000, DIMENSIONS)];
  const squares = squaredLengths(many);
  const step = (work: string, { rows }: Matrix, others: number, seconds: number): Step => ({
    work,
    floats: 2 * rows * others * DIMENSIONS,
    eightBit: 0,
    read: 4 * rows * DIMENSIONS,
    seconds,
  });
  const found = [
    step('nearest of 50 centres for 100,000 vectors (a step of k-means)', many, 50, await least(() => algebra.nearestCentre(many, centres, {}, { squares }))),
    step('15 nearest neighbours of 10,000 vectors, exact', some, some.rows, await least(() => algebra.kNearest(some, 15), 2)),
  ];
  await algebra.release();
  return found;
}

async function main([file, threads]: string[]): Promise<void> {
  const before = await peaks(Number(threads));
  const done = [await embedding(JSON.parse(readFileSync(file, 'utf8')), Number(threads)), ...(await steps(Number(threads)))];
  // Again at the end: other work that was there at first would make a step look better than the machine.
  const after = await peaks(Number(threads));
  const most = (peak: keyof typeof before) => Math.max(before[peak], after[peak]);
  const machine = { floats: most('floats'), eightBit: most('eightBit'), read: most('read') };
  const limited = done.map(step => ({ ...step, limit: Math.max(step.floats / machine.floats + step.eightBit / machine.eightBit, step.read / machine.read) }));
  console.log(JSON.stringify({ machine, steps: limited }));
}

void main(process.argv.slice(2));
