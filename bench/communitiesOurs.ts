/**
 * Communities of the neighbour graph of labelled records at every resolution of the sweep, by the project's Leiden sweep and
 * by graphology's Louvain, each timed without building the graph. Prints one JSON line: documents, and for both the
 * seconds (median of the runs, in turns), the modularity averaged over the resolutions, and the best agreement (ARI) of a
 * level with the labels.
 *
 *     node dist/bench-communitiesOurs.js RECORDS.jsonl RUNS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { numberBySize } from '../src/core/clustering/labels';
import { embeddedText } from '../src/core/documents/embeddedText';
import { isSkipped } from '../src/core/documents/read';
import { readRecord } from '../src/core/documents/readRecord';
import { unionGraph, type Graph } from '../src/core/graph/graph';
import { RESOLUTIONS, sweep } from '../src/core/levels/sweep';
import { adjustedRand } from '../src/core/quality/adjustedRand';
import { modularity } from '../src/core/quality/modularity';
import { seededRandom } from '../src/core/random';
import { Pace } from '../src/core/work';
import { checkModel } from '../src/engine/model/modelFile';
import { loadTokenizer } from '../src/engine/model/tokenizer';
import { createTransformer } from '../src/engine/model/transformer';
import { createOnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';

const NEIGHBOURS = 15;

async function main([file, runs]: string[]): Promise<void> {
  const { graph, labels } = await graphOf(file);
  const other = toGraphology(graph);
  const methods = {
    leiden: () => sweep(graph, RESOLUTIONS, 1, new Pace(undefined)),
    louvain: () => RESOLUTIONS.map(resolution => louvainLabels(other, graph.nodes, resolution)),
  };
  const seconds = { leiden: [] as number[], louvain: [] as number[] };
  const levels: Record<string, Int32Array[]> = {};
  for (let run = 0; run < Number(runs); run++) {
    for (const name of ['leiden', 'louvain'] as const) {
      const started = performance.now();
      levels[name] = await methods[name]();
      seconds[name].push((performance.now() - started) / 1000);
    }
  }
  const measured = (name: 'leiden' | 'louvain') => ({
    seconds: seconds[name].sort((a, b) => a - b)[seconds[name].length >> 1],
    modularity: RESOLUTIONS.reduce((sum, resolution, at) => sum + modularity(graph, levels[name][at], resolution), 0) / RESOLUTIONS.length,
    bestAri: Math.max(...levels[name].map(level => adjustedRand(labels, level))),
  });
  console.log(JSON.stringify({ documents: graph.nodes, leiden: measured('leiden'), louvain: measured('louvain') }));
}

async function graphOf(file: string): Promise<{ graph: Graph; labels: Int32Array }> {
  const folder = join(__dirname, '../models/minilm');
  const tokenizer = await loadTokenizer(folder);
  const texts: string[] = [];
  const classes: string[] = [];
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { text, label } = JSON.parse(line) as { text: string; label: string };
    const read = await readRecord({ id: '', hash: '', text }, tokenizer);
    if (isSkipped(read)) continue;
    texts.push(embeddedText(read.title, read.passages[0]));
    classes.push(label);
  }
  const model = createTransformer(folder, await checkModel(folder, join(__dirname, '../out/bench')), tokenizer, { threads: 2 });
  const vectors = await model.embed(texts);
  await model.release();
  const graph = unionGraph(await (await createOnnxAlgebra(2)).kNearest(vectors, NEIGHBOURS));
  const names = [...new Set(classes)];
  return { graph, labels: Int32Array.from(classes, name => names.indexOf(name)) };
}

function toGraphology({ nodes, offsets, targets }: Graph): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let i = 0; i < nodes; i++) graph.addNode(i);
  for (let i = 0; i < nodes; i++) {
    for (let at = offsets[i]; at < offsets[i + 1]; at++) if (i < targets[at]) graph.addEdge(i, targets[at]);
  }
  return graph;
}

function louvainLabels(graph: UndirectedGraph, nodes: number, resolution: number): Int32Array {
  const found = louvain(graph, { resolution, rng: seededRandom(1) });
  const labels = Int32Array.from({ length: nodes }, (_, i) => found[i]);
  numberBySize(labels);
  return labels;
}

void main(process.argv.slice(2));
