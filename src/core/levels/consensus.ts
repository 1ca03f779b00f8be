import { groupCount, membersByLabel, numberBySize, numberInOrder } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
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
  const labels = parts.map(part => communities[part]);
  numberBySize(labels);
  return labels;
}

/** Labels 0 … count − 1 of the nodes that are together in all partitions, in order of appearance. */
async function neverParted(partitions: readonly Int32Array[], nodes: number, pace: Pace): Promise<Int32Array> {
  let parts = new Int32Array(nodes);
  for (const labels of partitions) {
    await pace.breathe();
    const finer = new Int32Array(nodes);
    /** The part in which a label was seen last, and the number that both have together. */
    const seenIn = new Int32Array(groupCount(labels)).fill(-1);
    const number = new Int32Array(seenIn.length);
    let count = 0;
    for (const i of membersByLabel(parts, groupCount(parts)).members) {
      const label = labels[i];
      if (seenIn[label] !== parts[i]) {
        seenIn[label] = parts[i];
        number[label] = count++;
      }
      finer[i] = number[label];
    }
    parts = finer;
  }
  numberInOrder(parts);
  return parts;
}

/** The graph between parts that are never parted, each edge weighted by the share of the partitions that put its ends together. */
async function agreedGraph(graph: Graph, parts: Int32Array, partitions: readonly Int32Array[], pace: Pace): Promise<Graph> {
  const nodes = groupCount(parts);
  const first = new Int32Array(nodes);
  for (let i = parts.length - 1; i >= 0; i--) first[parts[i]] = i;
  const own = partitions.map(labels => first.map(node => labels[node]));
  await pace.breathe();
  const between = aggregateGraph(graph, parts, nodes);
  await pace.breathe();
  return reweightedGraph(between, (i, j) => {
    let together = 0;
    for (const labels of own) if (labels[i] === labels[j]) together++;
    return together / own.length;
  });
}
