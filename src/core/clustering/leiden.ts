import { aggregateGraph } from '../graph/aggregate';
import type { Graph } from '../graph/graph';
import { roomFor, type Room } from '../graph/room';
import { seededRandom, type Random } from '../random';
import type { Pace } from '../work';
import { eachAlone, numberBySize, numberInOrder, renamed, renameInto } from './labels';
import { moveNodes } from './localMoving';
import { refineCommunities } from './refinement';

/**
 * Communities of a graph by the Leiden algorithm (Traag, Waltman, van Eck: "From Louvain to Leiden: guaranteeing
 * well-connected communities", 2019) for modularity with a resolution: above 1 gives smaller communities. Labels are
 * 0 … count − 1, by size. Rejects with a `CancelledError` when cancelled.
 */
export async function leiden(graph: Graph, resolution: number, seed: number, pace: Pace, iterations = 2, room = roomFor(graph.nodes)): Promise<Int32Array> {
  const random = seededRandom(seed);
  const labels = eachAlone(graph.nodes);
  for (let iteration = 0; iteration < iterations; iteration++) await improve(graph, labels, resolution, random, pace, room);
  numberBySize(labels);
  return labels;
}

/** One descent through the levels: move nodes, refine, aggregate, until nothing can be joined any more. */
async function improve(graph: Graph, labels: Int32Array, resolution: number, random: Random, pace: Pace, room: Room): Promise<void> {
  let level = graph;
  let levelLabels: Int32Array = labels.slice();
  /** For each node of the whole graph its node on the present level. */
  let place: Int32Array | undefined;
  let depth = 1;
  for (;;) {
    await moveNodes(level, levelLabels, resolution, random, pace, undefined, room);
    if (place) renameInto(labels, place, levelLabels);
    else labels.set(levelLabels);
    const refined = await refineCommunities(level, levelLabels, resolution, random, pace, room);
    const count = numberInOrder(refined, room.touched);
    if (count === level.nodes) return;
    // There are no more communities than parts, so that numbered anew their labels are nodes of the next level.
    numberInOrder(levelLabels, room.touched);
    const nextLabels = labelsOfParts(refined, levelLabels, count);
    place = place ? renamed(place, refined) : refined;
    if (pace.due) await pace.breathe();
    // What it is made of stands in the other of the two, or is the graph itself.
    depth = 3 - depth;
    level = aggregateGraph(level, refined, count, undefined, room, room.places[depth]);
    levelLabels = nextLabels;
  }
}

/** The label of each part, which all of its nodes have. */
function labelsOfParts(parts: Int32Array, labels: Int32Array, count: number): Int32Array {
  const found = new Int32Array(count);
  for (let i = 0; i < parts.length; i++) found[parts[i]] = labels[i];
  return found;
}
