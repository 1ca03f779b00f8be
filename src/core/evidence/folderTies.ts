import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { groupCount } from '../clustering/labels';
import { eachEdge, graphFromEdges, unionGraph, type Graph } from '../graph/graph';
import { nearestNeighbours } from '../graph/nearestNeighbours';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** Nearest documents of its folder that each document is tied to. */
const TIES = 7;

/** What folders say of which documents belong together. */
export interface FolderTies {
  readonly graph: Graph;
  /** How far folders are of one subject, mean over all documents: 0 = they mix subjects or there are none … 1. */
  readonly unity: number;
}

/**
 * Ties between documents of one folder (−1 = in none), each to the nearest few, with a weight that says how far the folder
 * is of one subject: the share of its documents' edges in `graph` that stay inside, above what chance would keep there.
 * A folder that mixes subjects gets about nothing, so folders only deepen what meaning finds in them.
 */
export async function folderTies(graph: Graph, vectors: Matrix, folders: Int32Array, algebra: Algebra, work: Work = {}): Promise<FolderTies> {
  const unity = unityOf(graph, folders);
  const ties: [number, number, number][] = [];
  const holding = Array.from(unity, () => [] as number[]);
  folders.forEach((folder, document) => folder >= 0 && holding[folder].push(document));
  for (const [folder, weight] of unity.entries()) {
    if (weight <= 0) continue;
    const members = Int32Array.from(holding[folder]);
    const near = unionGraph(await nearestNeighbours(rowsOf(vectors, members), TIES, algebra, work));
    eachEdge(near, (i, j) => ties.push([members[i], members[j], weight]));
  }
  const tied = graphFromEdges(graph.nodes, visit => {
    for (const [i, j, weight] of ties) visit(i, j, weight);
  });
  const sum = folders.reduce((total, folder) => total + (folder < 0 ? 0 : Math.max(0, unity[folder])), 0);
  return { graph: tied, unity: sum / Math.max(1, folders.length) };
}

/**
 * How far each folder is of one subject: 0 = its edges go anywhere … 1 = all stay inside; below 0 for folders whose documents
 * are strangers to one another.
 */
export function unityOf(graph: Graph, folders: Int32Array): Float64Array {
  const count = groupCount(folders);
  const sizes = new Int32Array(count);
  const ends = new Float64Array(count);
  const inside = new Float64Array(count);
  for (const folder of folders) if (folder >= 0) sizes[folder]++;
  eachEdge(graph, (i, j, weight) => {
    for (const folder of [folders[i], folders[j]]) if (folder >= 0) ends[folder] += weight;
    if (folders[i] >= 0 && folders[i] === folders[j]) inside[folders[i]] += 2 * weight;
  });
  return Float64Array.from(sizes, (size, folder) => {
    const chance = (size - 1) / Math.max(1, graph.nodes - 1);
    return size < 2 || ends[folder] === 0 || chance >= 1 ? 0 : (inside[folder] / ends[folder] - chance) / (1 - chance);
  });
}
