import type { Neighbours } from '../types';
import { Pace, type Work } from '../work';

/** Edges of a weighted directed graph, as parallel arrays; an undirected edge stands in it once. */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0 … 1. */
  readonly weights: Float32Array;
}

const SEARCH_STEPS = 48;
const CLOSE_ENOUGH = 1e-5;

/**
 * The fuzzy simplicial set of UMAP (McInnes, Healy, Melville 2018, section 3.1): each document's distances are scaled so
 * that its nearest neighbour has weight 1 and its weights sum to log₂ k; both directions are joined as a + b − a·b.
 * With `group`, edges between two groups are weakened so that groups part a little on the map.
 */
export async function fuzzyGraph(neighbours: Neighbours, group?: Int32Array, work?: Work): Promise<Edges> {
  const { k, indices, similarities } = neighbours;
  const n = k === 0 ? 0 : indices.length / k;
  const pace = new Pace(work?.signal);
  const weights = new Float32Array(n * k);
  for (let i = 0; i < n; i++) {
    if (pace.due) await pace.breathe();
    weights.set(membershipWeights(similarities.subarray(i * k, (i + 1) * k)), i * k);
  }
  const from: number[] = [];
  const to: number[] = [];
  const joined: number[] = [];
  for (let i = 0; i < n; i++) {
    if (pace.due) await pace.breathe();
    for (let s = 0; s < k; s++) {
      const j = indices[i * k + s];
      const back = slotOf(indices, k, j, i);
      if (back >= 0 && j < i) continue;
      const there = weights[i * k + s];
      const reverse = back < 0 ? 0 : weights[j * k + back];
      const apart = group && group[i] >= 0 && group[j] >= 0 && group[i] !== group[j];
      from.push(i);
      to.push(j);
      joined.push((there + reverse - there * reverse) * (apart ? BETWEEN_GROUPS : 1));
    }
  }
  return { from: new Int32Array(from), to: new Int32Array(to), weights: new Float32Array(joined) };
}

/** Share of its weight that an edge between two groups keeps. */
const BETWEEN_GROUPS = 0.5;

function slotOf(indices: Int32Array, k: number, row: number, wanted: number): number {
  for (let s = 0; s < k; s++) if (indices[row * k + s] === wanted) return s;
  return -1;
}

/** The weights of a document's edges to its k neighbours, one way, by how like it they are: 1 for the nearest, together log₂ k. */
export function membershipWeights(similarities: Float32Array): Float32Array {
  const distances = Float64Array.from(similarities, similarity => Math.max(0, 1 - similarity));
  const nearest = distances.find(distance => distance > 0) ?? 0;
  const excess = distances.map(distance => Math.max(0, distance - nearest));
  const width = widthFor(excess, Math.log2(similarities.length));
  return similarities.map((_, s) => Math.exp(-excess[s] / width));
}

/** The width at which the weights exp(−excess / width) sum to the target, by bisection. */
function widthFor(excess: Float64Array, target: number): number {
  let low = 0;
  let high = Infinity;
  let width = 1;
  for (let step = 0; step < SEARCH_STEPS; step++) {
    let sum = 0;
    for (let s = 0; s < excess.length; s++) sum += Math.exp(-excess[s] / width);
    if (Math.abs(sum - target) < CLOSE_ENOUGH) break;
    if (sum > target) high = width;
    else low = width;
    width = high === Infinity ? width * 2 : (low + high) / 2;
  }
  return Math.max(width, 1e-6);
}
