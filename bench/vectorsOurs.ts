/**
 * Does one piece of work on the vectors of a file, writes its result to OUT, and prints a JSON line: seconds and CPU seconds of
 * all threads of the first time (with the making of kernels) and of as many further times as AGAIN says (yes, no, or a number);
 * peak memory in MB.
 *
 *     node dist/bench-vectorsOurs.js FILE.f32 neighbours OUT AGAIN   15 nearest rows of each (32-bit whole numbers)
 *     node dist/bench-vectorsOurs.js FILE.f32 umap OUT AGAIN         places on the map (pairs of 32-bit numbers)
 *     node dist/bench-vectorsOurs.js FILE.f32 hdbscan OUT AGAIN      labels (32-bit whole numbers), without soft membership, as the peers
 */
import { writeFileSync } from 'node:fs';
import type { Algebra } from '../src/core/algebra/algebra';
import { densityGroups } from '../src/core/clustering/hdbscan/densityGroups';
import { nearestNeighbours } from '../src/core/graph/nearestNeighbours';
import { layoutMap } from '../src/core/projection/layout';
import type { Matrix } from '../src/core/types';
import { createOnnxAlgebra, type OnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { loadRuntime } from '../src/engine/onnx/runtime';
import { measuredAgain } from './measured';
import { matrixOf } from './numbersOf';

const NEIGHBOURS = 15;
const THREADS = 2;
const HDBSCAN = { minClusterSize: 10, minSamples: 5, selection: 'eom', largestShare: 1 } as const;

const works: Record<string, (x: Matrix, algebra: Algebra) => Promise<Int32Array | Float32Array>> = {
  neighbours: async (x, algebra) => (await nearestNeighbours(x, NEIGHBOURS, algebra)).indices,
  umap: async (x, algebra) => layoutMap(x, await nearestNeighbours(x, NEIGHBOURS, algebra), algebra, { seed: 1 }),
  hdbscan: async (x, algebra) => (await densityGroups(x, HDBSCAN, algebra)).own,
};

async function main([file, work, out, again]: string[]): Promise<void> {
  const x = matrixOf(file);
  await loadRuntime();
  let algebra: OnnxAlgebra | undefined;
  const { result, took } = await measuredAgain(async () => {
    algebra ??= await createOnnxAlgebra(THREADS);
    return works[work](x, algebra);
  }, again);
  writeFileSync(out, result);
  console.log(JSON.stringify(took));
}

void main(process.argv.slice(2));
