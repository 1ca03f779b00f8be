import { sharedBytes } from '../sharedBytes';
import { sumOf } from '../sums';
import type { Neighbours } from '../types';

/**
 * An undirected weighted graph in compressed rows: the neighbours of node i are `targets[offsets[i] … offsets[i + 1]]`, each
 * edge standing in both of its rows. Self-loops are left out of the rows but count in `strengths`.
 */
export interface Graph {
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
  /** Weighted degree of each node. */
  readonly strengths: Float64Array;
  /** Sum of the strengths: twice the weight of all edges. */
  readonly total: number;
}

/**
 * The graph that joins i and j, weight 1, when either is among the other's `degree` nearest neighbours (all that are known
 * by default).
 */
export function unionGraph(neighbours: Pick<Neighbours, 'k' | 'indices'>, degree = neighbours.k): Graph {
  const { k, indices } = neighbours;
  const nodes = k === 0 ? 0 : indices.length / k;
  const near = Math.min(degree, k);
  return graphFromEdges(nodes, visit => {
    for (let i = 0; i < nodes; i++) {
      for (let at = i * k; at < i * k + near; at++) {
        const j = indices[at];
        // An edge named by both ends is taken once, from the smaller of the two.
        if (i < j || !includes(indices, j * k, near, i)) visit(i, j);
      }
    }
  });
}

/** The graph with each edge kept or dropped by a hash of its ends: the same seed keeps the same edges. */
export function thinnedGraph(graph: Graph, kept: number, seed: number): Graph {
  const rows = rowsFor(graph);
  return filledTo(rows, fillThinned(rows, graph, Math.floor(kept * 4294967296), seed));
}

/**
 * The graph with each edge's weight times a factor, which must be the same from both ends; an edge of factor 0 is left out.
 * Self-loops keep their weight.
 */
export function reweightedGraph(graph: Graph, factorOf: (i: number, j: number) => number): Graph {
  const rows = rowsFor(graph);
  return filledTo(rows, fillReweighted(rows, graph, factorOf));
}

/** A graph before its strengths are added up. */
export type Rows = Omit<Graph, 'total'>;

/** Room for a graph of no more edges than another. */
function rowsFor({ nodes, targets: { length } }: Graph): Rows {
  return { nodes, offsets: new Int32Array(nodes + 1), targets: new Int32Array(length), weights: new Float32Array(length), strengths: new Float64Array(nodes) };
}

/** The graph of the first entries. Those behind them stay in memory: a copy would be both for a time. */
function filledTo({ nodes, offsets, targets, weights, strengths }: Rows, filled: number): Graph {
  return { nodes, offsets, targets: targets.subarray(0, filled), weights: weights.subarray(0, filled), strengths, total: sumOf(strengths) };
}

/** Gives the number of entries. A loop by itself: code compiled in its midst is then good to the end. */
function fillThinned({ offsets, targets, weights, strengths }: Rows, graph: Graph, limit: number, seed: number): number {
  const { nodes, offsets: from, targets: others, weights: whole, strengths: before } = graph;
  let filled = 0;
  for (let i = 0; i < nodes; i++) {
    let strength = before[i];
    for (let at = from[i], end = from[i + 1]; at < end; at++) {
      const j = others[at];
      if ((i < j ? hashOfPair(i, j, seed) : hashOfPair(j, i, seed)) < limit) {
        targets[filled] = j;
        weights[filled++] = whole[at];
      } else strength -= whole[at];
    }
    offsets[i + 1] = filled;
    strengths[i] = strength;
  }
  return filled;
}

/** The same. */
function fillReweighted({ offsets, targets, weights, strengths }: Rows, graph: Graph, factorOf: (i: number, j: number) => number): number {
  const { nodes, offsets: from, targets: others, weights: whole, strengths: before } = graph;
  let filled = 0;
  for (let i = 0; i < nodes; i++) {
    let strength = before[i];
    for (let at = from[i], end = from[i + 1]; at < end; at++) {
      const factor = factorOf(i, others[at]);
      strength -= (1 - factor) * whole[at];
      if (factor === 0) continue;
      targets[filled] = others[at];
      weights[filled++] = factor * whole[at];
    }
    offsets[i + 1] = filled;
    strengths[i] = strength;
  }
  return filled;
}

/** The edges of both graphs (of the same nodes): those of the second count `weight` times, and add to the first's. */
export function joinedGraph(first: Graph, second: Graph, weight: number): Graph {
  /** What the second graph gives to the edges from one node to later ones, until it is told. */
  const given = new Float64Array(first.nodes);
  return graphFromEdges(first.nodes, visit => {
    for (let i = 0; i < first.nodes; i++) {
      edgesToLater(second, i, (j, own) => (given[j] = weight * own));
      edgesToLater(first, i, (j, own) => {
        visit(i, j, own + given[j]);
        given[j] = 0;
      });
      edgesToLater(second, i, j => {
        if (given[j] > 0) visit(i, j, given[j]);
        given[j] = 0;
      });
    }
  });
}

/** Hears of an edge between two different nodes, once; the weight is above 0, and 1 if not given. */
export type EdgeVisitor = (i: number, j: number, weight?: number) => void;

/** Compressed rows from a source of edges that is run twice: once to count, once to fill. Threads can share them. */
export function graphFromEdges(nodes: number, edges: (visit: EdgeVisitor) => void): Graph {
  const offsets = new Int32Array(sharedBytes(4 * (nodes + 1)));
  edges((i, j) => {
    offsets[i + 1]++;
    offsets[j + 1]++;
  });
  for (let i = 0; i < nodes; i++) offsets[i + 1] += offsets[i];
  const targets = new Int32Array(sharedBytes(4 * offsets[nodes]));
  const weights = new Float32Array(sharedBytes(4 * offsets[nodes]));
  const strengths = new Float64Array(sharedBytes(8 * nodes));
  const next = offsets.slice(0, nodes);
  const put = (i: number, j: number, weight: number) => {
    targets[next[i]] = j;
    weights[next[i]++] = weight;
    strengths[i] += weight;
  };
  edges((i, j, weight = 1) => {
    put(i, j, weight);
    put(j, i, weight);
  });
  return { nodes, offsets, targets, weights, strengths, total: sumOf(strengths) };
}

/** Tells of each edge of a graph, from the smaller of its two nodes. */
export function eachEdge(graph: Graph, visit: (i: number, j: number, weight: number) => void): void {
  for (let i = 0; i < graph.nodes; i++) edgesToLater(graph, i, (j, weight) => visit(i, j, weight));
}

/** The edges of a graph that are to be kept, as `graphFromEdges` puts them when it hears of each from the smaller of its nodes. */
export function graphOfKept(graph: Graph, keeps: (i: number, j: number) => boolean): Graph {
  const { nodes } = graph;
  const offsets = new Int32Array(sharedBytes(4 * (nodes + 1)));
  countKept(offsets, graph, keeps);
  for (let i = 0; i < nodes; i++) offsets[i + 1] += offsets[i];
  const targets = new Int32Array(sharedBytes(4 * offsets[nodes]));
  const weights = new Float32Array(sharedBytes(4 * offsets[nodes]));
  const strengths = new Float64Array(sharedBytes(8 * nodes));
  putKept({ nodes, offsets, targets, weights, strengths }, graph, keeps, offsets.slice(0, nodes));
  return { nodes, offsets, targets, weights, strengths, total: sumOf(strengths) };
}

function countKept(offsets: Int32Array, { nodes, offsets: from, targets }: Graph, keeps: (i: number, j: number) => boolean): void {
  for (let i = 0; i < nodes; i++) {
    for (let at = from[i], end = from[i + 1]; at < end; at++) {
      const j = targets[at];
      if (i >= j || !keeps(i, j)) continue;
      offsets[i + 1]++;
      offsets[j + 1]++;
    }
  }
}

/** `next` is the place of the next entry of each node. */
function putKept({ targets, weights, strengths }: Rows, { nodes, offsets: from, targets: others, weights: own }: Graph, keeps: (i: number, j: number) => boolean, next: Int32Array): void {
  for (let i = 0; i < nodes; i++) {
    for (let at = from[i], end = from[i + 1]; at < end; at++) {
      const j = others[at];
      if (i >= j || !keeps(i, j)) continue;
      const weight = own[at];
      targets[next[i]] = j;
      weights[next[i]++] = weight;
      strengths[i] += weight;
      targets[next[j]] = i;
      weights[next[j]++] = weight;
      strengths[j] += weight;
    }
  }
}

function edgesToLater({ offsets, targets, weights }: Graph, i: number, visit: (j: number, weight: number) => void): void {
  for (let at = offsets[i]; at < offsets[i + 1]; at++) if (i < targets[at]) visit(targets[at], weights[at]);
}

function includes(values: Int32Array, start: number, length: number, value: number): boolean {
  for (let at = start; at < start + length; at++) if (values[at] === value) return true;
  return false;
}

/** 32-bit mix of two node numbers and a seed (finaliser of MurmurHash3). */
function hashOfPair(i: number, j: number, seed: number): number {
  let hash = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(j + 1, 0x85ebca77) ^ Math.imul(seed + 1, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
