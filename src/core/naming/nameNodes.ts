import { groupSizes } from '../clustering/labels';
import { labelsOfLeaves, nodesOfLabels, treeOf, type Tree } from '../hierarchy/nodes';
import type { GroupLevel, HierarchyNode, Matrix } from '../types';
import type { Pace } from '../work';
import { candidatesOf } from './candidates';
import { centralDocuments } from './central';
import { chooseNames, sameWords, type GroupName } from './chooseNames';
import { sayingOf } from './composeName';
import type { Display } from './display';
import { rankByScore } from './rank';
import type { TermWeights } from './termWeights';
import type { NamingText, Vocabulary } from './vocabulary';

/** Fewer and more groups: the leaf of each document (−1 = in none) and the nodes that each merge joins, interleaved. */
export interface NodesToName {
  readonly leaves: Int32Array;
  readonly merges: Int32Array;
}

/** What nodes are called and show; and the node of each group of each level, by its number. */
export interface NodeNames {
  readonly faces: readonly HierarchyNode[];
  readonly own: Readonly<Record<GroupLevel, ReadonlyMap<number, number>>>;
}

/** The words of all documents, read. */
export interface ReadWords {
  readonly vocabulary: Vocabulary;
  readonly weights: TermWeights;
  readonly display: Display;
}

/** Candidates that a node has at most. */
const CANDIDATES = 15;
const EXAMPLES = 3;
const TITLES = 5;
/** The level that gives a node its name when it is a group of several. */
const BY_RANK: readonly GroupLevel[] = ['area', 'subgroup', 'group'];

/**
 * Names every node of a hierarchy by counted words: those below the groups by what tells them from the rest and from their
 * sisters, those above by what their groups share. Groups of the levels keep their names, and no two nodes have the same.
 */
export async function nameNodes(
  words: ReadWords,
  documents: readonly NamingText[],
  vectors: Matrix,
  { leaves, merges }: NodesToName,
  levels: Readonly<Record<GroupLevel, Int32Array>>,
  known: Readonly<Record<GroupLevel, readonly GroupName[]>>,
  pace: Pace,
): Promise<NodeNames> {
  const tree = treeOf(merges);
  const ofLabels = (level: GroupLevel) => nodesOfLabels(tree, labelsOfLeaves(leaves, tree.leaves, levels[level]));
  const own = { area: ofLabels('area'), group: ofLabels('group'), subgroup: ofLabels('subgroup') };
  const names = new Map<number, GroupName>();
  for (const level of BY_RANK) for (const [label, node] of own[level]) names.set(node, known[level][label]);
  const taken = new Set([...known.area, ...known.group, ...known.subgroup].map(({ name }) => sameWords(name)));
  const faces = new Array<HierarchyNode>(tree.parent.length);

  const name = async (nodes: readonly number[], labels: Int32Array, context: { parents?: Int32Array; children?: Int32Array }) => {
    const central = await centralDocuments(vectors, labels, nodes.length, TITLES, pace);
    const unnamed = nodes.flatMap((node, label) => (names.has(node) ? [] : label));
    if (unnamed.length > 0) {
      const place = new Map(unnamed.map((label, at) => [label, at]));
      const asked = labels.map(label => place.get(label) ?? -1);
      const ranked = rankByScore(await candidatesOf(words.vocabulary, words.weights, words.display, { labels: asked, count: unnamed.length, ...context }, CANDIDATES, pace));
      const titles = unnamed.map(label => central[label].map(i => sayingOf(documents[i])));
      const chosen = chooseNames(ranked, titles, groupSizes(asked), words.display, option => taken.has(option));
      chosen.forEach((face, at) => {
        names.set(nodes[unnamed[at]], face);
        taken.add(sameWords(face.name));
      });
    }
    nodes.forEach((node, label) => (faces[node] = { ...names.get(node)!, examples: central[label].slice(0, EXAMPLES) }));
  };

  const { above, below } = layersAround(tree, new Set(own.group.values()));
  const labelsOf = (nodes: readonly number[]) => documentLabels(tree, nodes, leaves);
  for (const nodes of above) await name(nodes, labelsOf(nodes), { children: levels.group });
  let parents: Int32Array | undefined;
  for (const nodes of below) {
    const labels = labelsOf(nodes);
    await name(nodes, labels, { ...(parents && { parents }) });
    parents = labels;
  }
  return { faces, own };
}

/**
 * The nodes in layers of which none holds another: the groups and below them layer by layer what they split into; above
 * them, from the top down, what they are joined to.
 */
function layersAround({ leaves, merges, parent }: Tree, groups: ReadonlySet<number>): { above: number[][]; below: number[][] } {
  const depth = new Int32Array(parent.length).fill(-1);
  const height = new Int32Array(parent.length);
  const above: number[][] = [];
  const below: number[][] = [];
  for (let node = parent.length - 1; node >= 0; node--) {
    const holder = parent[node] < 0 ? -1 : depth[parent[node]];
    depth[node] = groups.has(node) ? 0 : holder < 0 ? -1 : holder + 1;
    if (depth[node] >= 0) (below[depth[node]] ??= []).push(node);
  }
  for (let at = 0; at < merges.length; at += 2) {
    const node = leaves + (at >> 1);
    if (depth[node] >= 0) continue;
    height[node] = 1 + Math.max(height[merges[at]], height[merges[at + 1]]);
    (above[height[node] - 1] ??= []).push(node);
  }
  return { above: above.reverse(), below };
}

/** For each document the position of the node of a layer that it is in; −1 = in none of it. */
function documentLabels(tree: Tree, nodes: readonly number[], leaves: Int32Array): Int32Array {
  const place = new Int32Array(tree.parent.length).fill(-1);
  nodes.forEach((node, at) => (place[node] = at));
  for (let node = tree.parent.length - 2; node >= 0; node--) if (place[node] < 0) place[node] = place[tree.parent[node]];
  return leaves.map(leaf => (leaf < 0 ? -1 : place[leaf]));
}
