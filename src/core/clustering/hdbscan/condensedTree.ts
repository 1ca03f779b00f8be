import type { Dendrogram } from '../method';

/**
 * What is left of a dendrogram when splits that part less than a smallest cluster are not counted: clusters that lose rows
 * with growing density (1 / distance) until they split in two or are used up. Cluster 0 holds all; parts come after wholes.
 */
export interface CondensedTree {
  /** The cluster each one splits off from, −1 for the whole. */
  readonly parents: Int32Array;
  /** Density at which it splits off; 0 for the whole. */
  readonly births: Float64Array;
  readonly sizes: Int32Array;
  /** For each row the last cluster it is in. */
  readonly clusters: Int32Array;
  /** Density at which it leaves that one. */
  readonly densities: Float64Array;
}

/** Density of rows at no distance: large, but so that sums stay finite. */
const DENSEST = 1e290;

/** Condenses a dendrogram of single linkage, without splits that leave less than `smallest` rows on a side (Campello, Moulavi, Sander 2013). */
export function condense({ nodes, heights }: Dendrogram, smallest: number): CondensedTree {
  const n = heights.length + 1;
  const sizes = nodeSizes(nodes, n);
  const clusters = new Int32Array(n);
  const densities = new Float64Array(n);
  const [parents, births, clusterSizes] = [[-1], [0], [n]];
  const queue: [node: number, cluster: number][] = n > 1 ? [[2 * n - 2, 0]] : [];
  const leave = (node: number, cluster: number, density: number) => {
    for (const row of rowsUnder(node, nodes, n)) {
      clusters[row] = cluster;
      densities[row] = density;
    }
  };
  for (const [node, cluster] of queue) {
    const height = heights[node - n];
    const density = height > 1 / DENSEST ? 1 / height : DENSEST;
    const halves = [nodes[2 * (node - n)], nodes[2 * (node - n) + 1]];
    const splits = halves.every(half => sizes[half] >= smallest);
    for (const half of halves) {
      if (sizes[half] < smallest) leave(half, cluster, density);
      else if (!splits) queue.push([half, cluster]);
      else {
        queue.push([half, parents.length]);
        parents.push(cluster);
        births.push(density);
        clusterSizes.push(sizes[half]);
      }
    }
  }
  return { parents: Int32Array.from(parents), births: Float64Array.from(births), sizes: Int32Array.from(clusterSizes), clusters, densities };
}

function nodeSizes(nodes: Int32Array, n: number): Int32Array {
  const sizes = new Int32Array(2 * n - 1).fill(1, 0, n);
  for (let node = n; node < sizes.length; node++) sizes[node] = sizes[nodes[2 * (node - n)]] + sizes[nodes[2 * (node - n) + 1]];
  return sizes;
}

function rowsUnder(node: number, nodes: Int32Array, n: number): number[] {
  const rows: number[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next < n) rows.push(next);
    else open.push(nodes[2 * (next - n)], nodes[2 * (next - n) + 1]);
  }
  return rows;
}
