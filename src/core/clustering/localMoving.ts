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
  const { nodes, offsets, targets, weights, strengths, total } = graph;
  if (total === 0) return;
  const scale = resolution / total;
  const sums = new Float64Array(nodes);
  const sizes = new Int32Array(nodes);
  for (let i = 0; i < nodes; i++) {
    sums[labels[i]] += strengths[i];
    sizes[labels[i]]++;
  }
  const empty = new Int32Array(nodes);
  let emptyCount = 0;
  for (let c = 0; c < nodes; c++) if (sizes[c] === 0) empty[emptyCount++] = c;

  const queue = shuffledNodes(nodes, random);
  const queued = new Uint8Array(nodes).fill(1);
  const links = new Float64Array(nodes);
  const touched = new Int32Array(nodes);
  let head = 0;
  for (let waiting = nodes, done = 1; waiting > 0; waiting--, done++) {
    if (done % BETWEEN_BREATHS === 0 && pace.due) await pace.breathe();
    const i = queue[head];
    head = head + 1 === nodes ? 0 : head + 1;
    queued[i] = 0;
    const own = labels[i];
    const strength = strengths[i];
    let touchedCount = 0;
    for (let at = offsets[i]; at < offsets[i + 1]; at++) {
      const c = labels[targets[at]];
      if (links[c] === 0) touched[touchedCount++] = c;
      links[c] += weights[at];
    }
    sums[own] -= strength;
    let best = own;
    let bestGain = links[own] - scale * strength * sums[own];
    for (let t = 0; t < touchedCount; t++) {
      const c = touched[t];
      const gain = links[c] - scale * strength * sums[c];
      if (gain > bestGain + 1e-9) {
        bestGain = gain;
        best = c;
      }
      links[c] = 0;
    }
    // Better alone than in any community it touches.
    if (bestGain < -1e-9 && sizes[own] > 1 && emptyCount > 0) best = empty[--emptyCount];
    sums[best] += strength;
    if (best === own) continue;
    labels[i] = best;
    sizes[best]++;
    if (--sizes[own] === 0) empty[emptyCount++] = own;
    for (let at = offsets[i]; at < offsets[i + 1]; at++) {
      const j = targets[at];
      if (queued[j] === 1 || labels[j] === best) continue;
      queued[j] = 1;
      let tail = head + waiting - 1;
      if (tail >= nodes) tail -= nodes;
      queue[tail] = j;
      waiting++;
    }
  }
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
