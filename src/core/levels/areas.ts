import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { groupSizes, numberBySize, renamed } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
import { aggregateGraph } from '../graph/aggregate';
import type { Graph } from '../graph/graph';
import { subgraph } from '../graph/subgraph';
import { modularity } from '../quality/modularity';
import { mapPaced, type Pace } from '../work';
import { levelScore } from './chooseLevel';
import { measureLevels, type Sample } from './measureLevels';
import { RESOLUTIONS } from './sweep';

/** Areas are made only above so many groups. */
const MOST_GROUPS_WITHOUT_AREAS = 8;
/** Areas are for orientation: a dozen at most where the graph has so few parts, and three groups to each on the average. */
const MOST_AREAS = 12;
const GROUPS_IN_AREA = 3;
/** An area that holds more than this share of the documents orders nothing. */
const LARGEST_AREA = 0.6;

/**
 * Joins groups to areas: the best level of Leiden on the graph between the groups. −1 for documents in no group, and
 * everywhere when there are few groups.
 */
export async function areasOf(graph: Graph, groups: Int32Array, sample: Sample, algebra: Algebra, seed: number, pace: Pace): Promise<Int32Array> {
  const none = new Int32Array(groups.length).fill(-1);
  const count = groupSizes(groups).length;
  if (count <= MOST_GROUPS_WITHOUT_AREAS) return none;
  if (groups.includes(-1)) return areasOfGrouped(graph, groups, sample, algebra, seed, pace);
  const between = aggregateGraph(graph, groups, count);
  const possible: Int32Array[] = [];
  for (const resolution of RESOLUTIONS) {
    const joined = await leiden(between, resolution, seed, pace);
    const labels = renamed(groups, joined);
    numberBySize(labels);
    const sizes = groupSizes(labels);
    if (sizes.length > 1 && sizes.length <= count / GROUPS_IN_AREA && sizes[0] <= LARGEST_AREA * groups.length) possible.push(labels);
    await pace.breathe();
  }
  if (possible.length === 0) return none;
  const few = possible.filter(labels => groupSizes(labels).length <= MOST_AREAS);
  const levels = few.length > 0 ? few : possible.slice(0, 1);
  const dense = await mapPaced(levels, pace, labels => modularity(graph, labels));
  const facts = await measureLevels(levels, { modularity: dense, stability: levels.map(() => 1) }, sample, algebra);
  let best = 0;
  for (let at = 1; at < levels.length; at++) if (levelScore(facts[at]) > levelScore(facts[best])) best = at;
  return levels[best];
}

/** The same among those that are in a group. */
async function areasOfGrouped(graph: Graph, groups: Int32Array, sample: Sample, algebra: Algebra, seed: number, pace: Pace): Promise<Int32Array> {
  const inside = Int32Array.from(groups.keys()).filter(document => groups[document] >= 0);
  const place = new Map(Array.from(inside, (document, at) => [document, at]));
  const seen = Int32Array.from(sample.rows.keys()).filter(at => place.has(sample.rows[at]));
  const seenInside = { rows: seen.map(at => place.get(sample.rows[at])!), vectors: rowsOf(sample.vectors, seen) };
  const areas = await areasOf(subgraph(graph, inside), groups.filter(group => group >= 0), seenInside, algebra, seed, pace);
  return groups.map((group, document) => (group < 0 ? -1 : areas[place.get(document)!]));
}
