/**
 * Makes vectors for the clustering benchmark, or groups them by one method and prints a JSON line: seconds, CPU seconds of
 * all threads, peak memory of the process in MB, agreement (ARI) with the topics the vectors were made of, the loss, and the
 * m of fuzzy c-means.
 *
 *     node dist/bench-clusteringOurs.js make FILE.f32 ROWS TOPICS
 *     node dist/bench-clusteringOurs.js run FILE.f32 METHOD GROUPS SEED
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { clusteringMethod } from '../src/core/clustering/methods';
import { readParameters } from '../src/core/parameters';
import { adjustedRand } from '../src/core/quality/adjustedRand';
import type { Matrix } from '../src/core/types';
import { createOnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { blobs } from '../test/unit/grouping/blobs';

const COLUMNS = 384;
/** Topics at this spread overlap about as much as those of texts do. */
const SPREAD = 2.2;

function make(file: string, rows: number, topics: number): void {
  const sizes = Array.from({ length: topics }, (_, topic) => Math.floor((rows * (topic + 1)) / topics) - Math.floor((rows * topic) / topics));
  const made = blobs(sizes, SPREAD, COLUMNS);
  writeFileSync(file, made.vectors.data);
  writeFileSync(`${file}.topics`, made.topics);
}

async function run(file: string, name: string, groups: number, seed: number): Promise<void> {
  const x = { columns: COLUMNS, data: numbersOf(file, Float32Array) };
  const vectors: Matrix = { ...x, rows: x.data.length / COLUMNS };
  const method = clusteringMethod(name);
  const algebra = await createOnnxAlgebra(2);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const task = { groups, seed, algebra, parameters: readParameters(name, method.parameters) };
  const { labels, losses, dendrogram, found } = await method.cluster(vectors, task);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - started) / 1000;
  const ari = adjustedRand(labels, numbersOf(`${file}.topics`, Int32Array));
  const loss = losses?.at(-1) ?? dendrogram?.heights.at(-1);
  console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, memoryMb: process.resourceUsage().maxRSS / 1024, ari, loss, m: found?.m }));
  await algebra.release();
}

function numbersOf<T>(file: string, kind: new (buffer: ArrayBuffer) => T): T {
  const bytes = readFileSync(file);
  return new kind(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

const [what, file, second, third, seed] = process.argv.slice(2);
if (what === 'make') make(file, Number(second), Number(third));
else void run(file, second, Number(third), Number(seed));
