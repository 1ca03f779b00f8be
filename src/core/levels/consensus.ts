import { groupCount, numberBySize, numberInOrder, renamed } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
import { partedBy } from '../clustering/partedBy';
import { aggregateGraph } from '../graph/aggregate';
import { reweightedGraph, type Graph } from '../graph/graph';
import { roomFor, type Room } from '../graph/room';
import { modularity as modularityOf } from '../quality/modularity';
import { sharedBytes } from '../sharedBytes';
import type { Pace } from '../work';
import type { ConsensusJob, GraphHelper } from './graphJobs';
import { finishTogether, piecesOf, startTogether, type Started } from './pieces';

/** What sweeps agree on. */
export interface Consensus {
  /** Of each resolution 0 … count − 1, by size. */
  readonly labels: readonly Int32Array[];
  readonly modularity: Float64Array;
}

/** Lets a helper begin to find what sweeps of thinned graphs (`sweepsOfThinned`) agree on at each of the resolutions. */
export function startConsensus(graph: Graph, resolutions: readonly number[], swept: Int32Array, seed: number, helper?: GraphHelper): Started<ConsensusJob> {
  const labels = new Int32Array(sharedBytes(4 * resolutions.length * graph.nodes));
  const modularity = new Float64Array(sharedBytes(8 * resolutions.length));
  return startTogether<ConsensusJob>({ kind: 'consensus', graph, resolutions, seed, swept, labels, modularity, pieces: piecesOf(Math.ceil(resolutions.length / 2)) }, helper);
}

/** Finds the rest of it. What many runs agree on is steadier than a single run, and a little nearer to known classes. */
export async function finishConsensus(started: Started<ConsensusJob>, pace: Pace): Promise<Consensus> {
  const { graph: { nodes }, resolutions, labels, modularity } = started.job;
  const room = roomFor(nodes);
  await finishTogether(started, piece => agreeOnLevels(started.job, piece, pace, room));
  return { labels: resolutions.map((_, at) => labels.subarray(at * nodes, (at + 1) * nodes)), modularity };
}

/** One piece of the job: a level that was swept, and the one between it and the next, to which both have something to say. */
export async function agreeOnLevels({ graph, resolutions, seed, swept, labels, modularity, pieces }: ConsensusJob, piece: number, pace: Pace, room: Room): Promise<void> {
  const { nodes } = graph;
  const atOnce = pieces.count * nodes;
  const runs = Array.from({ length: swept.length / Math.max(1, atOnce) }, (_, run) => run * atOnce);
  const sweptAt = (level: number) => runs.map(first => swept.subarray(first + level * nodes, first + (level + 1) * nodes));
  const put = (level: number, found: Int32Array) => {
    labels.set(found, level * nodes);
    modularity[level] = modularityOf(graph, found);
  };
  const own = sweptAt(piece);
  const parts = await neverParted(own, new Int32Array(nodes), pace);
  put(2 * piece, await agreement(graph, own, parts, resolutions[2 * piece], seed, pace, room));
  if (2 * piece + 1 === resolutions.length) return;
  const next = piece + 1 < pieces.count ? sweptAt(piece + 1) : [];
  put(2 * piece + 1, await agreement(graph, [...own, ...next], await neverParted(next, parts, pace), resolutions[2 * piece + 1], seed, pace, room));
}

/**
 * Communities that many partitions agree on (Lancichinetti and Fortunato 2012): Leiden on the graph whose edges count as
 * often as the partitions put both of their ends together. What none of them parts stays together, so that Leiden moves it as one.
 */
async function agreement(graph: Graph, partitions: readonly Int32Array[], parts: Int32Array, resolution: number, seed: number, pace: Pace, room: Room): Promise<Int32Array> {
  const communities = await leiden(await agreedGraph(graph, parts, partitions, pace, room), resolution, seed, pace, 2, room);
  const labels = renamed(parts, communities);
  numberBySize(labels);
  return labels;
}

/** Labels 0 … count − 1 of the nodes that are together in some parts and in all partitions, in order of appearance. */
async function neverParted(partitions: readonly Int32Array[], from: Int32Array, pace: Pace): Promise<Int32Array> {
  let parts = from;
  for (const labels of partitions) {
    await pace.breathe();
    parts = partedBy(parts, labels);
  }
  numberInOrder(parts);
  return parts;
}

/** The graph between parts that are never parted, each edge weighted by the share of the partitions that put its ends together. */
async function agreedGraph(graph: Graph, parts: Int32Array, partitions: readonly Int32Array[], pace: Pace, room: Room): Promise<Graph> {
  const nodes = groupCount(parts);
  const many = partitions.length;
  const own = labelsByPart(partitions, parts, nodes);
  await pace.breathe();
  const between = aggregateGraph(graph, parts, nodes, undefined, room);
  await pace.breathe();
  return reweightedGraph(between, (i, j) => {
    let together = 0;
    for (let at = i * many, other = j * many, end = at + many; at < end; at++, other++) if (own[at] === own[other]) together++;
    return together / many;
  });
}

/** The label of each part in each of the partitions, those of a part side by side. */
function labelsByPart(partitions: readonly Int32Array[], parts: Int32Array, count: number): Int32Array {
  const many = partitions.length;
  const own = new Int32Array(count * many);
  for (const [at, labels] of partitions.entries()) for (let i = 0; i < parts.length; i++) own[parts[i] * many + at] = labels[i];
  return own;
}
