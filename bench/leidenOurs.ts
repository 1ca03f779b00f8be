/**
 * Makes the graph of the 15 nearest neighbours of a file of vectors, or divides one by Leiden at resolution 1 and prints a
 * JSON line: seconds, CPU seconds, peak memory in MB, modularity, number of groups. FILE.edges holds the ends of all edges.
 *
 *     node dist/bench-leidenOurs.js make|run FILE.f32
 */
import { writeFileSync } from 'node:fs';
import { groupCount } from '../src/core/clustering/labels';
import { leiden } from '../src/core/clustering/leiden';
import { eachEdge, graphFromEdges, unionGraph } from '../src/core/graph/graph';
import { modularity } from '../src/core/quality/modularity';
import { Pace } from '../src/core/work';
import { createOnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { measured } from './measured';
import { matrixOf, numbersOf } from './numbersOf';

const NEIGHBOURS = 15;

async function make(file: string): Promise<void> {
  const graph = unionGraph(await (await createOnnxAlgebra(2)).kNearest(matrixOf(file), NEIGHBOURS));
  const ends: number[] = [];
  eachEdge(graph, (i, j) => ends.push(i, j));
  writeFileSync(`${file}.edges`, Int32Array.from(ends));
}

async function run(file: string): Promise<void> {
  const ends = numbersOf(`${file}.edges`, Int32Array);
  const nodes = numbersOf(`${file}.topics`, Int32Array).length;
  const graph = graphFromEdges(nodes, visit => {
    for (let at = 0; at < ends.length; at += 2) visit(ends[at], ends[at + 1]);
  });
  const { result, took } = await measured(() => leiden(graph, 1, 1, new Pace(undefined)));
  writeFileSync(`${file}.labels`, result);
  console.log(JSON.stringify({ ...took, modularity: modularity(graph, result), groups: groupCount(result) }));
}

const [what, file] = process.argv.slice(2);
void (what === 'make' ? make(file) : run(file));
