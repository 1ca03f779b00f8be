import { groupCount, numberBySize, renamed } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
import { moveNodes, unknownInterior } from '../clustering/localMoving';
import { aggregateGraph } from '../graph/aggregate';
import type { Graph } from '../graph/graph';
import { roomFor, type Room } from '../graph/room';
import { seededRandom } from '../random';
import type { Pace } from '../work';

/** The resolutions tried, coarse to fine: about 1.2 times the one before. */
export const RESOLUTIONS: readonly number[] = [
  0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.4, 1.7, 2, 2.5, 3, 3.6, 4.3, 5, 6, 7.5, 9, 11, 14, 18,
];

/**
 * Communities at every resolution, in the order given (coarse to fine). Each level starts from the next finer one: its
 * communities are joined by Leiden on the small graph between them, then single nodes are moved. That costs a sixth of
 * starting afresh and reaches the same modularity.
 */
export async function sweep(graph: Graph, resolutions: readonly number[], seed: number, pace: Pace, room: Room = roomFor(graph.nodes)): Promise<Int32Array[]> {
  const levels = new Array<Int32Array>(resolutions.length);
  const random = seededRandom(seed);
  let labels = await leiden(graph, resolutions[resolutions.length - 1], seed, pace, 1, room);
  levels[resolutions.length - 1] = labels;
  // Ever more nodes lie in the interior of communities that only grow: they are looked at once.
  const interior = unknownInterior(graph.nodes);
  for (let at = resolutions.length - 2; at >= 0; at--) {
    await pace.breathe();
    const joined = await leiden(aggregateGraph(graph, labels, groupCount(labels), interior.known, room), resolutions[at], seed, pace, 1, room);
    labels = renamed(labels, joined);
    await pace.breathe();
    await moveNodes(graph, labels, resolutions[at], random, pace, interior, room);
    numberBySize(labels);
    levels[at] = labels;
  }
  return levels;
}
