import type { Graph } from '../graph/graph';
import type { Random } from '../random';
import type { Pace } from '../work';

/** Nodes between two looks at the time. */
const BETWEEN_BREATHS = 1_024;

/**
 * Moves nodes to the neighbouring community that raises modularity most, until no move helps; `labels` (below the number
 * of nodes) are changed in place. A queue holds only nodes whose surroundings changed (fast local move of Leiden).
 */
export async function moveNodes(graph: Graph, labels: Int32Array, resolution: number, random: Random, pace: Pace): Promise<void> {
  if (graph.total === 0) return;
  const moving = startMoving(graph, labels, resolution, random);
  while (moveSome(moving, BETWEEN_BREATHS)) if (pace.due) await pace.breathe();
}

interface Moving {
  readonly graph: Graph;
  readonly labels: Int32Array;
  /** Resolution over the graph's total. */
  readonly scale: number;
  /** Strength and number of nodes of each community, and the numbers of those that have none. */
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

function startMoving(graph: Graph, labels: Int32Array, resolution: number, random: Random): Moving {
  const { nodes, strengths, total } = graph;
  const sums = new Float64Array(nodes);
  const sizes = new Int32Array(nodes);
  for (let i = 0; i < nodes; i++) {
    sums[labels[i]] += strengths[i];
    sizes[labels[i]]++;
  }
  const empty = new Int32Array(nodes);
  let emptyCount = 0;
  for (let c = 0; c < nodes; c++) if (sizes[c] === 0) empty[emptyCount++] = c;
  return {
    graph,
    labels,
    scale: resolution / total,
    sums,
    sizes,
    empty,
    emptyCount,
    queue: shuffledNodes(nodes, random),
    queued: new Uint8Array(nodes).fill(1),
    head: 0,
    waiting: nodes,
    links: new Float64Array(nodes),
    touched: new Int32Array(nodes),
  };
}

/** Looks at so many nodes at most, in one go, as loops that may wait are compiled worse; false when none waits any more. */
function moveSome(moving: Moving, most: number): boolean {
  const { labels, scale, sums, sizes, empty, queue, queued, links, touched } = moving;
  const { nodes, offsets, targets, weights, strengths } = moving.graph;
  let { head, waiting, emptyCount } = moving;
  for (let left = most; left > 0 && waiting > 0; left--, waiting--) {
    const i = queue[head];
    head = head + 1 === nodes ? 0 : head + 1;
    queued[i] = 0;
    const own = labels[i];
    const first = offsets[i];
    const end = offsets[i + 1];
    let touchedCount = 0;
    for (let at = first; at < end; at++) {
      const c = labels[targets[at]];
      const link = links[c];
      if (link === 0) touched[touchedCount++] = c;
      links[c] = link + weights[at];
    }
    const cost = scale * strengths[i];
    sums[own] -= strengths[i];
    let best = own;
    let bestGain = links[own] - cost * sums[own];
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
    for (let at = first; at < end; at++) {
      const j = targets[at];
      if (queued[j] === 1 || labels[j] === best) continue;
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

/** The numbers 0 … nodes − 1 in random order (Fisher-Yates). */
export function shuffledNodes(nodes: number, random: Random): Int32Array {
  const order = new Int32Array(nodes);
  for (let i = 0; i < nodes; i++) {
    const j = Math.floor(random() * (i + 1));
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}
