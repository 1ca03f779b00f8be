import { communityStrengths } from '../graph/aggregate';
import type { Graph } from '../graph/graph';
import { roomFor, type Room } from '../graph/room';
import { shuffled, type Random } from '../random';
import type { Pace } from '../work';

/** Nodes between two looks at the time. */
const BETWEEN_BREATHS = 1_024;

/**
 * Nodes all of whose neighbours are known to be in their own community, which therefore need not be gone through again: a 1
 * each. It stays so while communities are only joined or renamed.
 */
export interface Interior {
  readonly known: Uint8Array;
  /** The weight of the edges of each such node. */
  readonly ties: Float64Array;
}

/** Nothing known yet of so many nodes. */
export function unknownInterior(nodes: number): Interior {
  return { known: new Uint8Array(nodes), ties: new Float64Array(nodes) };
}

/**
 * Moves nodes to the neighbouring community that raises modularity most, until no move helps; `labels` (below the number
 * of nodes) are changed in place. A queue holds only nodes whose surroundings changed (fast local move of Leiden). What is
 * known of the interior of the communities saves most of the time, and is kept up to date.
 */
export async function moveNodes(graph: Graph, labels: Int32Array, resolution: number, random: Random, pace: Pace, interior?: Interior, room = roomFor(graph.nodes)): Promise<void> {
  if (graph.total === 0) return;
  const moving = startMoving(graph, labels, resolution, random, interior ?? unknownIn(room, graph.nodes), room);
  while (moveSome(moving, BETWEEN_BREATHS)) if (pace.due) await pace.breathe();
}

function unknownIn({ known, ties }: Room, nodes: number): Interior {
  known.fill(0, 0, nodes);
  return { known, ties };
}

interface Moving {
  readonly graph: Graph;
  readonly labels: Int32Array;
  readonly interior: Interior;
  /** Resolution over the graph's total. */
  readonly scale: number;
  /** Strength and number of nodes of each community, and the numbers of those that have none: arrays of a room, as the others. */
  readonly sums: Float64Array;
  readonly sizes: Int32Array;
  readonly empty: Int32Array;
  emptyCount: number;
  /** Nodes to look at, from `head` on in a ring. */
  readonly queue: Int32Array;
  readonly queued: Uint8Array;
  head: number;
  waiting: number;
  /** Room for what one node looks at: zeros in between. */
  readonly links: Float64Array;
  readonly touched: Int32Array;
}

function startMoving(graph: Graph, labels: Int32Array, resolution: number, random: Random, interior: Interior, room: Room): Moving {
  const { nodes, total } = graph;
  const { sizes, spare: empty, links, touched } = room;
  sizes.fill(0, 0, nodes);
  for (let i = 0; i < nodes; i++) sizes[labels[i]]++;
  return {
    graph,
    labels,
    interior,
    scale: resolution / total,
    sums: communityStrengths(graph, labels, room.sums.fill(0, 0, nodes)),
    sizes,
    empty,
    emptyCount: listEmpty(sizes, nodes, empty),
    queue: shuffled(nodes, random, room.order),
    queued: room.queued.fill(1, 0, nodes),
    head: 0,
    waiting: nodes,
    links,
    touched,
  };
}

/** Writes the numbers of communities without nodes to `empty`; gives how many there are. */
function listEmpty(sizes: Int32Array, nodes: number, empty: Int32Array): number {
  let count = 0;
  for (let c = 0; c < nodes; c++) if (sizes[c] === 0) empty[count++] = c;
  return count;
}

/** Looks at so many nodes at most, in one go, as loops that may wait are compiled worse; false when none waits any more. */
function moveSome(moving: Moving, most: number): boolean {
  const { labels, scale, sums, sizes, empty, queue, queued, links, touched } = moving;
  const { nodes, offsets, targets, weights, strengths } = moving.graph;
  const { known, ties } = moving.interior;
  let { head, waiting, emptyCount } = moving;
  for (let left = most; left > 0 && waiting > 0; left--, waiting--) {
    const i = queue[head];
    head = head + 1 === nodes ? 0 : head + 1;
    queued[i] = 0;
    const own = labels[i];
    const first = offsets[i];
    const end = offsets[i + 1];
    const cost = scale * strengths[i];
    sums[own] -= strengths[i];
    let touchedCount = 0;
    if (known[i] === 0) {
      for (let at = first; at < end; at++) {
        const c = labels[targets[at]];
        const link = links[c];
        if (link === 0) touched[touchedCount++] = c;
        links[c] = link + weights[at];
      }
      ties[i] = links[own];
      if (touchedCount === 1 && touched[0] === own) known[i] = 1;
    }
    let best = own;
    let bestGain = ties[i] - cost * sums[own];
    for (let t = 0; t < touchedCount; t++) {
      const c = touched[t];
      const gain = links[c] - cost * sums[c];
      links[c] = 0;
      if (gain > bestGain + 1e-9) {
        bestGain = gain;
        best = c;
      }
    }
    // Better alone than in any community it touches.
    if (bestGain < -1e-9 && sizes[own] > 1 && emptyCount > 0) best = empty[--emptyCount];
    sums[best] += strengths[i];
    if (best === own) continue;
    labels[i] = best;
    sizes[best]++;
    if (--sizes[own] === 0) empty[emptyCount++] = own;
    known[i] = 0;
    for (let at = first; at < end; at++) {
      const j = targets[at];
      if (labels[j] === best) continue;
      known[j] = 0;
      if (queued[j] === 1) continue;
      queued[j] = 1;
      let tail = head + waiting - 1;
      if (tail >= nodes) tail -= nodes;
      queue[tail] = j;
      waiting++;
    }
  }
  moving.head = head;
  moving.waiting = waiting;
  moving.emptyCount = emptyCount;
  return waiting > 0;
}
