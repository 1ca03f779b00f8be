import type { Graph } from '../graph/graph';
import type { Random } from '../random';
import type { Pace } from '../work';
import { shuffledNodes } from './localMoving';

/** Nodes between two looks at the time. */
const BETWEEN_BREATHS = 1_024;

/**
 * Leiden's refinement: splits every community into well-connected parts. Each node starts alone and may join one part of
 * its own community, if both it and the part are well enough tied to the rest of the community. Gives labels of the parts,
 * each the number of one of its nodes.
 */
export async function refineCommunities(graph: Graph, labels: Int32Array, resolution: number, random: Random, pace: Pace): Promise<Int32Array> {
  const { nodes, offsets, targets, weights, strengths, total } = graph;
  const parts = Int32Array.from({ length: nodes }, (_, i) => i);
  if (total === 0) return parts;
  const scale = resolution / total;
  const communitySums = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) communitySums[labels[i]] += strengths[i];
  const partSums = strengths.slice();
  const partSizes = new Int32Array(nodes).fill(1);
  /** Weight between a part and the rest of its community. */
  const cuts = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    for (let at = offsets[i]; at < offsets[i + 1]; at++) if (labels[targets[at]] === labels[i]) cuts[i] += weights[at];
  }
  const links = new Float64Array(nodes);
  const touched = new Int32Array(nodes);
  const order = shuffledNodes(nodes, random);
  for (let step = 0; step < nodes; step++) {
    if (step % BETWEEN_BREATHS === 0 && pace.due) await pace.breathe();
    const i = order[step];
    const whole = communitySums[labels[i]];
    const strength = strengths[i];
    if (partSizes[parts[i]] > 1 || cuts[i] < scale * strength * (whole - strength)) continue;
    let touchedCount = 0;
    for (let at = offsets[i]; at < offsets[i + 1]; at++) {
      const j = targets[at];
      if (labels[j] !== labels[i]) continue;
      if (links[parts[j]] === 0) touched[touchedCount++] = parts[j];
      links[parts[j]] += weights[at];
    }
    let best = -1;
    let bestGain = 0;
    for (let t = 0; t < touchedCount; t++) {
      const part = touched[t];
      const gain = links[part] - scale * strength * partSums[part];
      if (gain > bestGain && cuts[part] >= scale * partSums[part] * (whole - partSums[part])) {
        bestGain = gain;
        best = part;
      }
    }
    if (best >= 0) {
      const own = parts[i];
      cuts[best] += cuts[own] - 2 * links[best];
      partSums[best] += strength;
      partSizes[best]++;
      partSums[own] = 0;
      partSizes[own] = 0;
      parts[i] = best;
    }
    for (let t = 0; t < touchedCount; t++) links[touched[t]] = 0;
  }
  return parts;
}
