/** A hierarchy's merges, as `GroupHierarchy` has them, seen from its nodes. */
export interface Tree {
  readonly leaves: number;
  /** The two nodes each merge joins, interleaved. */
  readonly merges: ArrayLike<number>;
  /** The node each node is joined into; −1 for the last. */
  readonly parent: Int32Array;
}

/** The tree of L − 1 merges. */
export function treeOf(merges: ArrayLike<number>): Tree {
  const leaves = merges.length / 2 + 1;
  const parent = new Int32Array(2 * leaves - 1).fill(-1);
  for (let at = 0; at < merges.length; at++) parent[merges[at]] = leaves + (at >> 1);
  return { leaves, merges, parent };
}

/** The sum over the leaves below each node. */
export function summedUp({ leaves, merges, parent }: Tree, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(parent.length);
  for (let leaf = 0; leaf < leaves; leaf++) sums[leaf] = values[leaf];
  for (let at = 0; at < merges.length; at += 2) sums[leaves + (at >> 1)] = sums[merges[at]] + sums[merges[at + 1]];
  return sums;
}

/** For each leaf the first of the marked nodes on the way up from it, itself included; −1 where there is none. */
export function nearestAbove({ leaves, parent }: Tree, marked: ReadonlySet<number>): Int32Array {
  return Int32Array.from({ length: leaves }, (_, leaf) => {
    let node = leaf;
    while (node >= 0 && !marked.has(node)) node = parent[node];
    return node;
  });
}

/** The largest node of each label whose leaves all have it; labels are those of the leaves, −1 = none. */
export function nodesOfLabels({ leaves, merges, parent }: Tree, labels: Int32Array): Map<number, number> {
  const label = Int32Array.from(parent, (_, node) => (node < leaves ? labels[node] : -1));
  const nodes = new Map<number, number>();
  for (let node = 0; node < parent.length; node++) {
    const at = 2 * (node - leaves);
    if (at >= 0 && label[merges[at]] === label[merges[at + 1]]) label[node] = label[merges[at]];
    if (label[node] >= 0) nodes.set(label[node], node);
  }
  return nodes;
}

/** The label that the documents of each leaf have, which all have the same. */
export function labelsOfLeaves(leaves: ArrayLike<number>, count: number, labels: ArrayLike<number>): Int32Array {
  const found = new Int32Array(count).fill(-1);
  for (let i = 0; i < leaves.length; i++) if (leaves[i] >= 0) found[leaves[i]] = labels[i];
  return found;
}

/** The smallest node that holds all of some leaves; −1 for none. */
export function commonNode({ parent }: Tree, leaves: Iterable<number>): number {
  let common = -1;
  for (const leaf of leaves) {
    let node = common < 0 ? leaf : common;
    // A node's number is above those of all it holds.
    let other = leaf;
    while (other !== node) {
      if (other < node) other = parent[other];
      else node = parent[node];
    }
    common = node;
  }
  return common;
}
