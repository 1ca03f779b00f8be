import { communityStrengths } from '../graph/aggregate';
import type { Graph } from '../graph/graph';
import type { Room } from '../graph/room';
import { shuffled, type Random } from '../random';
import type { Pace } from '../work';
import { eachAlone } from './labels';

/** Nodes between two looks at the time. */
const BETWEEN_BREATHS = 1_024;

/**
 * Leiden's refinement: splits every community into well-connected parts. Each node starts alone and may join one part of
 * its own community, if both it and the part are well enough tied to the rest of the community. Gives labels of the parts,
 * each the number of one of its nodes.
 */
export async function refineCommunities(graph: Graph, labels: Int32Array, resolution: number, random: Random, pace: Pace, room: Room): Promise<Int32Array> {
  if (graph.total === 0) return eachAlone(graph.nodes);
  const refining = startRefining(graph, labels, resolution, random, room);
  for (let first = 0; first < graph.nodes; first += BETWEEN_BREATHS) {
    if (first > 0 && pace.due) await pace.breathe();
    refineSome(refining, first, Math.min(graph.nodes, first + BETWEEN_BREATHS));
  }
  return refining.parts;
}

interface Refining {
  readonly graph: Graph;
  readonly labels: Int32Array;
  /** Resolution over the graph's total. */
  readonly scale: number;
  /** All arrays from here on but the parts are those of a room. */
  readonly order: Int32Array;
  readonly communitySums: Float64Array;
  readonly parts: Int32Array;
  readonly partSums: Float64Array;
  readonly partSizes: Int32Array;
  /** Weight between a part and the rest of its community. */
  readonly cuts: Float64Array;
  /** Room for what one node looks at: zeros in between. */
  readonly links: Float64Array;
  readonly touched: Int32Array;
}

function startRefining(graph: Graph, labels: Int32Array, resolution: number, random: Random, room: Room): Refining {
  const { nodes, strengths, total } = graph;
  const { partSums, links, touched } = room;
  partSums.set(strengths);
  return {
    graph,
    labels,
    scale: resolution / total,
    order: shuffled(nodes, random, room.order),
    communitySums: communityStrengths(graph, labels, room.sums.fill(0, 0, nodes)),
    parts: eachAlone(nodes),
    partSums,
    partSizes: room.sizes.fill(1, 0, nodes),
    cuts: tiesInside(graph, labels, room.ties),
    links,
    touched,
  };
}

/** The weight between each node and the others of its community, into `ties`. A loop by itself: code compiled in its midst is then good to the end. */
function tiesInside({ nodes, offsets, targets, weights }: Graph, labels: Int32Array, ties: Float64Array): Float64Array {
  for (let i = 0; i < nodes; i++) {
    const label = labels[i];
    let sum = 0;
    for (let at = offsets[i], end = offsets[i + 1]; at < end; at++) if (labels[targets[at]] === label) sum += weights[at];
    ties[i] = sum;
  }
  return ties;
}

/** Looks at the nodes from one place in the order to another, in one go, as loops that may wait are compiled worse. */
function refineSome({ graph, labels, scale, order, communitySums, parts, partSums, partSizes, cuts, links, touched }: Refining, first: number, last: number): void {
  const { offsets, targets, weights, strengths } = graph;
  for (let step = first; step < last; step++) {
    const i = order[step];
    const label = labels[i];
    const whole = communitySums[label];
    const cost = scale * strengths[i];
    const own = parts[i];
    if (partSizes[own] > 1 || cuts[i] < cost * (whole - strengths[i])) continue;
    let touchedCount = 0;
    for (let at = offsets[i], end = offsets[i + 1]; at < end; at++) {
      const j = targets[at];
      if (labels[j] !== label) continue;
      const part = parts[j];
      const link = links[part];
      if (link === 0) touched[touchedCount++] = part;
      links[part] = link + weights[at];
    }
    let best = -1;
    let bestGain = 0;
    for (let t = 0; t < touchedCount; t++) {
      const part = touched[t];
      const gain = links[part] - cost * partSums[part];
      if (gain > bestGain && cuts[part] >= scale * partSums[part] * (whole - partSums[part])) {
        bestGain = gain;
        best = part;
      }
    }
    if (best >= 0) {
      cuts[best] += cuts[own] - 2 * links[best];
      partSums[best] += strengths[i];
      partSizes[best]++;
      partSums[own] = 0;
      partSizes[own] = 0;
      parts[i] = best;
    }
    for (let t = 0; t < touchedCount; t++) links[touched[t]] = 0;
  }
}
