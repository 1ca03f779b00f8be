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
const MOST_NARROW = 1e6;
/** What single precision leaves of the distance of equal rows. */
const SAME = 1e-6;

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
  const [from, to, joined] = [new Int32Array(n * k), new Int32Array(n * k), new Float32Array(n * k)];
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (pace.due) await pace.breathe();
    for (let s = 0; s < k; s++) {
      const j = indices[i * k + s];
      const back = slotOf(indices, k, j, i);
      if (back >= 0 && j < i) continue;
      const there = weights[i * k + s];
      const reverse = back < 0 ? 0 : weights[j * k + back];
      const apart = group && group[i] >= 0 && group[j] >= 0 && group[i] !== group[j];
      from[count] = i;
      to[count] = j;
      joined[count++] = (there + reverse - there * reverse) * (apart ? BETWEEN_GROUPS : 1);
    }
  }
  return { from: from.slice(0, count), to: to.slice(0, count), weights: joined.slice(0, count) };
}

/** Share of its weight that an edge between two groups keeps. */
const BETWEEN_GROUPS = 0.3;

function slotOf(indices: Int32Array, k: number, row: number, wanted: number): number {
  for (let s = 0; s < k; s++) if (indices[row * k + s] === wanted) return s;
  return -1;
}

/** The weights of a document's edges to its k neighbours, one way, by how like it they are: 1 for the nearest, together log₂ k. */
export function membershipWeights(similarities: Float32Array): Float32Array {
  const { length } = similarities;
  const excess = new Float64Array(length);
  for (let s = 0; s < length; s++) excess[s] = Math.max(0, 1 - similarities[s]);
  const nearest = excess.find(distance => distance > SAME) ?? 0;
  for (let s = 0; s < length; s++) excess[s] = Math.max(0, excess[s] - nearest);
  const width = widthFor(excess, Math.log2(length));
  const weights = new Float32Array(length);
  for (let s = 0; s < length; s++) weights[s] = Math.exp(-excess[s] / width);
  return weights;
}

/**
 * The width at which the weights exp(−excess / width) sum to the target, by Newton's method on 1 / width: their sum falls
 * and is convex in it, so that from 0 on no step goes too far. Where many are as near as the nearest there is none, and it
 * is as small as it may be.
 */
function widthFor(excess: Float64Array, target: number): number {
  let narrowness = 0;
  for (let step = 0; step < SEARCH_STEPS && narrowness < MOST_NARROW; step++) {
    let [sum, slope] = [0, 0];
    for (let s = 0; s < excess.length; s++) {
      const weight = Math.exp(-excess[s] * narrowness);
      sum += weight;
      slope += excess[s] * weight;
    }
    if (sum - target < CLOSE_ENOUGH) break;
    narrowness += (sum - target) / slope;
  }
  return 1 / Math.min(MOST_NARROW, narrowness);
}
