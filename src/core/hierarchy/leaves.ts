import { groupCount, groupSizes, numberBySize } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
import { graphOfKept, type Graph } from '../graph/graph';
import { absorbSmall } from '../levels/absorb';
import type { Pace } from '../work';

/** Resolution at which a whole collection falls into some 100 to 300 communities, whatever its size; there is less to split in few documents. */
const RESOLUTION = 18;
const DOCUMENTS_A_UNIT = 8;
/** Smallest leaf; what is smaller joins the one it is tied to most. */
const SMALLEST_LEAF = 3;

/**
 * The finest groups there are to choose from: communities inside each of the `parts` (−1 = in none, which stays), largest
 * first. No leaf reaches over two parts, and every part holds at least one.
 */
export async function leavesWithin(graph: Graph, parts: Int32Array, seed: number, pace: Pace): Promise<Int32Array> {
  const inside = graphOfKept(graph, (i, j) => parts[i] >= 0 && parts[i] === parts[j]);
  await pace.breathe();
  const leaves = await leiden(inside, Math.max(1, Math.min(RESOLUTION, graph.nodes / DOCUMENTS_A_UNIT)), seed, pace, 1);
  // Without a tie inside their part documents would be leaves of their own, and take long to absorb.
  for (let i = 0; i < leaves.length; i++) if (inside.strengths[i] === 0) leaves[i] = -1;
  numberBySize(leaves);
  await pace.breathe();
  absorbSmall(inside, leaves, SMALLEST_LEAF);
  joinCrumbs(leaves, parts);
  return leaves;
}

/** Documents in no leaf, and leaves too small that are tied to no other, join the largest leaf of their part. */
function joinCrumbs(leaves: Int32Array, parts: Int32Array): void {
  const sizes = groupSizes(leaves);
  const largest = new Int32Array(groupCount(parts)).fill(-1);
  leaves.forEach((leaf, i) => {
    const part = parts[i];
    if (part >= 0 && leaf >= 0 && (largest[part] < 0 || sizes[leaf] > sizes[largest[part]])) largest[part] = leaf;
  });
  let next = sizes.length;
  for (let i = 0; i < leaves.length; i++) {
    const part = parts[i];
    if (part < 0) leaves[i] = -1;
    else if (largest[part] < 0) leaves[i] = largest[part] = next++;
    else if (leaves[i] < 0 || sizes[leaves[i]] < SMALLEST_LEAF) leaves[i] = largest[part];
  }
  numberBySize(leaves);
}
