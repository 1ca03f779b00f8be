import { groupCount, numberBySize, numberInOrder, renamed } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
import { partedBy } from '../clustering/partedBy';
import { aggregateGraph } from '../graph/aggregate';
import { reweightedGraph, type Graph } from '../graph/graph';
import type { Pace } from '../work';

/**
 * Communities that many partitions agree on (Lancichinetti and Fortunato 2012): Leiden on the graph whose edges count as
 * often as the partitions put both of their ends together. Steadier than a single run, and a little nearer to known classes.
 * Nodes that no partition parts stay together, so that Leiden moves them as one.
 */
export async function consensusCommunities(graph: Graph, partitions: readonly Int32Array[], resolution: number, seed: number, pace: Pace): Promise<Int32Array> {
  const parts = await neverParted(partitions, graph.nodes, pace);
  const communities = await leiden(await agreedGraph(graph, parts, partitions, pace), resolution, seed, pace);
  const labels = renamed(parts, communities);
  numberBySize(labels);
  return labels;
}

/** Labels 0 … count − 1 of the nodes that are together in all partitions, in order of appearance. */
async function neverParted(partitions: readonly Int32Array[], nodes: number, pace: Pace): Promise<Int32Array> {
  let parts: Int32Array = new Int32Array(nodes);
  for (const labels of partitions) {
    await pace.breathe();
    parts = partedBy(parts, labels);
  }
  numberInOrder(parts);
  return parts;
}

/** The graph between parts that are never parted, each edge weighted by the share of the partitions that put its ends together. */
async function agreedGraph(graph: Graph, parts: Int32Array, partitions: readonly Int32Array[], pace: Pace): Promise<Graph> {
  const nodes = groupCount(parts);
  const many = partitions.length;
  const own = labelsByPart(partitions, parts, nodes);
  await pace.breathe();
  const between = aggregateGraph(graph, parts, nodes);
  await pace.breathe();
  return reweightedGraph(between, (i, j) => {
    let together = 0;
    for (let at = i * many, other = j * many, end = at + many; at < end; at++, other++) if (own[at] === own[other]) together++;
    return together / many;
  });
}

/** The label of each part in each of the partitions, those of a part side by side. */
function labelsByPart(partitions: readonly Int32Array[], parts: Int32Array, count: number): Int32Array {
  const many = partitions.length;
  const own = new Int32Array(count * many);
  for (const [at, labels] of partitions.entries()) for (let i = 0; i < parts.length; i++) own[parts[i] * many + at] = labels[i];
  return own;
}
